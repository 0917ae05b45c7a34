// Runs one of this repo's scripts through the pinned pnpm, which installs whatever is missing
// first: `npm start` and `npm test` on a fresh clone need nothing but Node and npm.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";

const root = new URL("../", import.meta.url);
const { packageManager, engines } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));

const wanted = engines.node.replace(">=", "").split(".").map(Number);
const found = process.versions.node.split(".").map(Number);
if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(`Adjoint needs Node ${engines.node}; this is Node ${process.versions.node}.`);
  process.exit(1);
}

const [script, ...rest] = process.argv.slice(2);
if (!existsSync(new URL("node_modules/.modules.yaml", root))) {
  console.error("Setting up: installing the development dependencies (once)...");
}
const underPnpm = process.env.npm_config_user_agent?.startsWith("pnpm/");
const [command, ...prefix] = underPnpm ? ["pnpm"] : ["npx", "--yes", packageManager];
// npx is a .cmd file on Windows, which only a shell starts; there, arguments with spaces need quotes.
const windows = process.platform === "win32";
const quote = (argument) =>
  windows && /[\s"]/.test(argument) ? JSON.stringify(argument) : argument;
const args = [...prefix, "--silent", "run", script, ...rest].map(quote);
// Ctrl-C reaches the whole group: the script decides how to end, and this only passes it on.
process.on("SIGINT", () => {});
const { status, signal, error } = spawnSync(command, args, {
  cwd: root,
  stdio: "inherit",
  shell: windows,
  env: { TURBO_TELEMETRY_DISABLED: "1", ...process.env },
});
if (error) throw error;
process.exit(signal ? 128 + constants.signals[signal] : status);
