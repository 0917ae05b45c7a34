// Builds the package in the working directory from what its package.json says: the compiled kernels,
// one ES module for each entry of `exports` and `bin`, and the declarations of `exports`. Further
// entries, which nobody imports by name, are arguments: paths of sources.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "tsup";
import { buildKernels } from "./kernels.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = process.cwd();
const json = JSON.parse(readFileSync("package.json", "utf8"));

/** Source of each entry by the name of its module in dist/. */
const entries = new Map();
const exported = Object.values(json.exports).filter((entry) => typeof entry === "object");
for (const entry of exported) {
  entries.set(basename(entry.default, ".js"), entry["@adjoint/source"]);
}
for (const command of Object.values(json.bin ?? {})) {
  entries.set(basename(command, ".js"), `src/${basename(command, ".js")}.ts`);
}
for (const source of process.argv.slice(2)) entries.set(basename(source, ".ts"), source);

await buildKernels([basename(folder)]);
await build({
  config: false,
  silent: true,
  entry: Object.fromEntries(entries),
  format: "esm",
  target: "es2022",
  // Packages run in browsers too; what stands in apps/ and tools/ runs in Node alone.
  platform: basename(dirname(folder)) === "packages" ? "neutral" : "node",
  // A subpath of a package may be for Node alone.
  external: [/^node:/],
  sourcemap: true,
  clean: true,
  dts: false,
});
if (!json.private) declare(exported.map((entry) => entry["@adjoint/source"]));

/** Has the compiler write the declarations, against the built declarations of other packages. */
function declare(sources) {
  const cache = join(root, "node_modules", ".cache", "adjoint");
  const config = join(cache, `${basename(folder)}.json`);
  mkdirSync(cache, { recursive: true });
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, "tsconfig.build.json"),
      compilerOptions: {
        rootDir: join(folder, "src"),
        outDir: join(folder, "dist"),
        types: sources.some((source) => basename(source) === "node.ts") ? ["node"] : [],
        typeRoots: [join(root, "node_modules", "@types")],
      },
      files: sources.map((source) => join(folder, source)),
    }),
  );
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const { status } = spawnSync(process.execPath, [compiler, "-p", config], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
