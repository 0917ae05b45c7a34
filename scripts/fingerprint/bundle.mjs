import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildKernels } from "../kernels.mjs";

/** What 500 steps leave behind, on every engine, with SIMD and without. */
export const GOLDEN = JSON.parse(readFileSync(new URL("golden.json", import.meta.url), "utf8"));

/** The program that prints the fingerprints, as one module for Node and pages. */
export async function bundleFingerprint() {
  await buildKernels();
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("print.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["@adjoint/source"],
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0].text;
}
