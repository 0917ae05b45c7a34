import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What pages import functions of. */
const PACKAGES = [
  "matrix",
  "pass",
  "activations",
  "layers",
  "losses",
  "softmax-loss",
  "optimizers",
  "training",
];

/** Every function that a built package exports: its name, and the package's. */
export async function publicFunctions() {
  const functions = [];
  for (const folder of PACKAGES) {
    const from = `@adjoint/${folder}`;
    const exports = await import(pathToFileURL(entriesOf(folder)[0]).href);
    for (const [name, value] of Object.entries(exports)) {
      if (typeof value === "function") functions.push({ name, from });
    }
  }
  return functions;
}

/** The built modules of a package, its main one first. */
export function entriesOf(folder) {
  const path = join(root, "packages", folder);
  const { exports } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  return Object.values(exports)
    .filter((entry) => typeof entry === "object")
    .map((entry) => join(path, entry.default));
}
