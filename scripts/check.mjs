// All checks besides the tests, one after another: `npm run check`, or `npm run check -- --only types`.
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findViolations, readPackages } from "./floors.mjs";
import { buildKernels } from "./kernels.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Runs a command; its output is the fault, where there is one. */
function run(command, args, cwd = root) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    shell: process.platform === "win32",
    maxBuffer: 1 << 26,
  });
  return status === 0 ? [] : [`${command} ${args.join(" ")}\n${error ?? ""}${stdout}${stderr}`];
}
const tool = (name, ...args) => run(join("node_modules", ".bin", name), args);

function floors() {
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return findViolations(readPackages(root), Object.keys(devDependencies));
}

/** Packs every public package as it would be published, and looks into the tarball. */
function hygiene() {
  const folder = mkdtempSync(join(tmpdir(), "adjoint-pack-"));
  try {
    return ["packages", "apps"].flatMap((group) =>
      readdirSync(join(root, group)).flatMap((name) => packed(join(root, group, name), folder)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Packs a package as it would be published; throws where it cannot be. */
function tarballOf(path, folder) {
  const { name, version } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  const faults = run(
    join(root, "node_modules", ".bin", "pnpm"),
    ["pack", "--pack-destination", folder],
    path,
  );
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return join(folder, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
}

function packed(path, folder) {
  const json = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  if (json.private) return [];
  const faults = [];
  const tarball = tarballOf(path, folder);
  const list = spawnSync("tar", ["-tzf", tarball], { encoding: "utf8" }).stdout;
  const manifest = spawnSync("tar", ["-xzOf", tarball, "package/package.json"], {
    encoding: "utf8",
  }).stdout;
  for (const wanted of [
    "dist/index.js",
    "dist/index.d.ts",
    "src/index.ts",
    "README.md",
    "LICENSE",
  ]) {
    if (!list.includes(`package/${wanted}\n`)) faults.push(`${json.name}: no ${wanted} is packed`);
  }
  if (list.includes(".test.")) faults.push(`${json.name}: tests are packed`);
  if (manifest.includes("workspace:"))
    faults.push(`${json.name}: workspace: is left in package.json`);
  return [
    ...faults,
    ...tool("publint", "run", "--strict", tarball),
    ...tool("attw", "--profile", "esm-only", tarball),
  ];
}

/** Installs what is published into an empty folder, by npm, and runs its command there as a user would. */
function installedCommand() {
  const folder = mkdtempSync(join(tmpdir(), "adjoint-install-"));
  try {
    const tarballs = ["packages", "apps"].flatMap((group) =>
      readdirSync(join(root, group))
        .map((name) => join(root, group, name))
        .filter((path) => !JSON.parse(readFileSync(join(path, "package.json"), "utf8")).private)
        .map((path) => tarballOf(path, folder)),
    );
    writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
    const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
    const faults = run("npm", ["install", ...quiet, ...tarballs], folder);
    if (faults.length > 0) return faults;
    const example = "apps/gradient-check/examples/swish.ts";
    copyFileSync(join(root, example), join(folder, "swish.ts"));
    return run("npx", ["--no-install", "gradient-check", "./swish.ts"], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const checks = {
  types: () => tool("tsc", "-p", "tsconfig.json"),
  "lint and format": () => tool("biome", "ci", "."),
  floors,
  build: () => tool("turbo", "run", "build", "--output-logs=errors-only"),
  "package hygiene": hygiene,
  "the command, installed": installedCommand,
  "a page without a bundler": () => run(process.execPath, ["scripts/fingerprint/plain-page.mjs"]),
  "the same bits on other engines": () =>
    run(process.execPath, ["scripts/fingerprint/engines.mjs"]),
  "unused code": () => tool("knip"),
};

const only = process.argv.indexOf("--only");
const wanted = only === -1 ? Object.keys(checks) : process.argv.slice(only + 1);
const unknown = wanted.filter((name) => !(name in checks));
if (unknown.length > 0 || wanted.length === 0) {
  console.error(`check: --only takes ${Object.keys(checks).join(", ")}; got ${unknown.join(", ")}`);
  process.exit(2);
}
// Types, lint and builds all read the compiled kernels.
await buildKernels();
let failed = 0;
for (const name of wanted) {
  const faults = checks[name]();
  if (faults.length > 0) failed += 1;
  console.log(`${faults.length > 0 ? "failed" : "passed"}  ${name}`);
  for (const fault of faults) console.log(fault.replace(/^/gm, "        "));
}
console.log(`${wanted.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
