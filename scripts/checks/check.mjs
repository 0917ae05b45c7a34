// All checks besides the tests, one after another: `npm run check`, or `npm run check -- --only types`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildKernels } from "../build/kernels.mjs";
import { builtBench } from "./built-bench.mjs";
import { installedExamples } from "./examples/installed-examples.mjs";
import { kernelsInEditors } from "./kernels-in-editors.mjs";
import { findViolations, readPackages } from "./levels.mjs";
import { bytes } from "./packages/bytes.mjs";
import { declarations } from "./packages/declarations.mjs";
import { hygiene } from "./packages/hygiene.mjs";
import { installedCommand } from "./packages/installed-command.mjs";
import { realInstalls } from "./packages/real-installs.mjs";
import { root, run, tool } from "./run-command.mjs";

function levels() {
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return findViolations(readPackages(root), Object.keys(devDependencies));
}

const checks = {
  types: async () => [
    ...(await tool("tsc", "-p", "tsconfig.json")),
    ...(await tool("tsc", "-p", "tsconfig.kernels.json")),
    ...(await tool("tsc", "-p", "apps/playground/tsconfig.json")),
  ],
  "kernels in editors": kernelsInEditors,
  "lint and format": () => tool("biome", "ci", "."),
  levels,
  build: () => tool("turbo", "run", "build", "--output-logs=errors-only"),
  "the benchmarks, built": builtBench,
  bytes,
  "package hygiene": hygiene,
  "the command, installed": installedCommand,
  "the examples, installed": installedExamples,
  "the declarations, installed": declarations,
  "by npm and by pnpm": realInstalls,
  "a page without a bundler": () =>
    run(process.execPath, ["scripts/checks/fingerprint/plain-page.mjs"]),
  "the same bits on other engines": () =>
    run(process.execPath, ["scripts/checks/fingerprint/engines.mjs"]),
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
  const faults = await checks[name]();
  if (faults.length > 0) failed += 1;
  console.log(`${faults.length > 0 ? "failed" : "passed"}  ${name}`);
  for (const fault of faults) console.log(fault.replace(/^/gm, "        "));
}
console.log(`${wanted.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
