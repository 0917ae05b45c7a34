import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, posix } from "node:path";
import { root } from "../run-command.mjs";

const IMPORTS = /(?:from|import|import\(|new URL\()\s*"(\.{1,2}\/[^"]+)"/g;

/**
 * The sources that a package publishes, as paths in its folder: what its entries import, one file after
 * another, and the AssemblyScript of kernels. So tests and what only they use stay at home.
 */
export function publishedSources(folder) {
  const reached = new Set([...entries(folder), ...kernelSources(folder)]);
  // A set is visited in the order of insertion, and what is added meanwhile as well.
  for (const file of reached) {
    const text = readFileSync(join(root, folder, file), "utf8");
    for (const [, path] of text.matchAll(IMPORTS)) {
      const found = sourceOf(folder, posix.join(posix.dirname(file), path));
      if (found) reached.add(found);
    }
  }
  return [...reached].sort();
}

/** The sources of what package.json exports, of its commands, and of what its build adds. */
function entries(folder) {
  const { exports, bin, scripts } = JSON.parse(
    readFileSync(join(root, folder, "package.json"), "utf8"),
  );
  return [
    ...Object.values(exports).flatMap((entry) => entry["@adjoint/source"] ?? []),
    ...Object.values(bin ?? {}).map((command) => `src/${basename(command, ".js")}.ts`),
    ...scripts.build.split(" ").filter((word) => word.startsWith("src/")),
  ].map((path) => posix.normalize(path));
}

function kernelSources(folder) {
  return readdirSync(join(root, folder, "src"), { recursive: true })
    .map((file) => posix.join("src", file.split("\\").join("/")))
    .filter((file) => /\.(kernel|lanes)\.ts$/.test(file));
}

/** The file that an import in TypeScript or AssemblyScript names; undefined where it is none of the sources. */
function sourceOf(folder, path) {
  return [path.replace(/\.js$/, ".ts"), `${path}.ts`, path].find(
    (file) =>
      file.startsWith("src/") && /\.(ts|json)$/.test(file) && existsSync(join(root, folder, file)),
  );
}
