import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Bench } from "../bench.js";
import type { Figure, Section } from "../results.js";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

/** Bytes of a bundle, minified, and then gzipped. */
export interface BundleSize {
  readonly minified: number;
  readonly gzipped: number;
}

/** A module that needs all of some packages. */
export function allOf(packages: readonly string[]): string {
  return packages
    .map((name, k) => `export * as package${k} from ${JSON.stringify(name)};`)
    .join("\n");
}

/** Bundles a module with all that it imports, as a page does: from the built packages. */
export async function bundleSize(
  contents: string,
  conditions: readonly string[] = [],
): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    conditions: [...conditions],
    legalComments: "none",
    logLevel: "silent",
  });
  const code = outputFiles[0]!.contents;
  return { minified: code.length, gzipped: gzipSync(code, { level: 9 }).length };
}

/** The names of all packages of the repository, by folder. */
export function packageNames(): string[] {
  return readdirSync(`${ROOT}packages`).map((folder) => {
    const manifest = readFileSync(`${ROOT}packages/${folder}/package.json`, "utf8");
    return (JSON.parse(manifest) as { name: string }).name;
  });
}

/** What pages import most. */
const FUNCTIONS = {
  matmul: "@adjoint/matrix",
  relu: "@adjoint/activations",
  dense: "@adjoint/layers",
  softmaxCrossEntropy: "@adjoint/softmax-loss",
  adam: "@adjoint/optimizers",
};

/** How many bytes a page loads. */
export async function bundlesSection(bench: Bench): Promise<Section> {
  bench.progress("bytes of the packages");
  const names = packageNames();
  const figures: Figure[] = [];
  const notes = [
    "Each package from its entry with all that it imports, as a page would load it alone; minified by esbuild, and gzipped. A page that imports single functions loads less: the last lines.",
  ];
  const single = Object.entries(FUNCTIONS);
  for (const [label, module] of [
    ...names.map((name): [string, string] => [name, allOf([name])]),
    ["all packages together", allOf(names)] as const,
    ...single.map(
      ([name, from]) => [`${name} alone`, `export { ${name} } from "${from}";`] as const,
    ),
  ]) {
    try {
      const { minified, gzipped } = await bundleSize(module);
      figures.push({ name: `${label}, minified`, value: minified, unit: "bytes" });
      figures.push({ name: `${label}, gzipped`, value: gzipped, unit: "bytes" });
    } catch (error) {
      notes.push(`${label} is not measured: ${(error as Error).message.split("\n")[0]}`);
    }
  }
  return { name: "bytes", title: "Bytes", measure: "time", cases: [], figures, notes };
}
