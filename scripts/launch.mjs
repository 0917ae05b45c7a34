// Runs a program of this repository by Node, after installing what is missing: `npm start` and `npm test`
// on a fresh clone need nothing but Node and npm. Where all is installed, nothing is asked of the network.
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const { packageManager, engines } = JSON.parse(read("package.json"));

const wanted = engines.node.replace(">=", "").split(".").map(Number);
const found = process.versions.node.split(".").map(Number);
if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(`Adjoint needs Node ${engines.node}; this is Node ${process.versions.node}.`);
  process.exit(1);
}

/** TypeScript runs from the sources of all packages, with their kernels compiled. */
const FROM_SOURCES = [
  ...["--import", "./scripts/build/compile-first.mjs"],
  ...["--conditions=@adjoint/source", "--import", "tsx"],
];

const pnpm = [process.execPath, "node_modules/pnpm/bin/pnpm.cjs"];
const command = process.argv.slice(2);
// Ctrl-C reaches the whole group: the program decides how to end, and this only passes it on.
process.on("SIGINT", () => {});
if (!isInstalled()) install();
const options = command[0].endsWith(".ts") ? FROM_SOURCES : [];
process.exit(run([process.execPath, ...options, ...command], "inherit"));

/** Whether pnpm installed after the last change of any file that says what to install. */
function isInstalled() {
  const state = read("node_modules/.pnpm-workspace-state-v1.json");
  if (state === undefined || !hasPnpm()) return false;
  const { lastValidatedTimestamp, projects } = JSON.parse(state);
  const manifests = Object.keys(projects).map((path) => join(path, "package.json"));
  return ["pnpm-lock.yaml", "pnpm-workspace.yaml"]
    .map((name) => join(root, name))
    .concat(manifests)
    .every((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs <= lastValidatedTimestamp);
}

/** pnpm is one of the dependencies; an older one may be left of before a pull. */
function hasPnpm() {
  const { version } = JSON.parse(read("node_modules/pnpm/package.json") ?? "{}");
  return packageManager === `pnpm@${version}`;
}

/** Installs, and says so on stderr: a program's stdout may be read by another. */
function install() {
  console.error("Setting up: installing the development dependencies...");
  const command = hasPnpm() ? pnpm : ["npx", "--yes", "--prefer-offline", packageManager];
  // Errors are shown even under `npm --silent`, and not after more than a minute of retries.
  const status = run([...command, "install", "--loglevel=error"], ["inherit", 2, 2], {
    npm_config_loglevel: "error",
    npm_config_fetch_retry_mintimeout: "1000",
    npm_config_fetch_retry_maxtimeout: "5000",
  });
  if (status === 0) return;
  console.error("Setting up failed, for the reason above. It needs the npm registry, this once:");
  console.error("when all is installed, nothing is asked of the network.");
  process.exit(status);
}

/** Runs a command at the root; gives its exit code, or the one that stands for its signal. */
function run([command, ...args], stdio, environment = {}) {
  const { status, signal, error } = spawnSync(command, args, {
    cwd: root,
    stdio,
    // npx is a .cmd file on Windows, which only a shell starts.
    shell: command === "npx" && process.platform === "win32",
    env: { TURBO_TELEMETRY_DISABLED: "1", ...process.env, PATH: searchPath(), ...environment },
  });
  if (error) throw error;
  return signal ? 128 + constants.signals[signal] : status;
}

/** Programs that call pnpm, as turbo does, find the installed one first. */
function searchPath() {
  return [join(root, "node_modules", ".bin"), process.env.PATH].filter(Boolean).join(delimiter);
}

/** The text of a file at the root; undefined where there is none. */
function read(path) {
  try {
    return readFileSync(`${root}${path}`, "utf8");
  } catch {
    return undefined;
  }
}
