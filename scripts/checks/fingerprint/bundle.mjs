import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildKernels } from "../../build/kernels.mjs";

/** What 500 steps leave behind, on every engine, with SIMD and without. */
export const GOLDEN = JSON.parse(readFileSync(new URL("golden.json", import.meta.url), "utf8"));

/** The program that prints the fingerprints, as one module for Node and pages. */
export function bundleFingerprint() {
  return bundle({
    entryPoints: [fileURLToPath(new URL("print.ts", import.meta.url))],
    format: "esm",
  });
}

/** The whole family and the fingerprint, as a script whose global `adjoint` holds their exports. */
export function bundleFamily() {
  const contents = 'export * from "adjoint"; export { fingerprint } from "./fingerprint.js";';
  return bundle({
    stdin: { contents, resolveDir: import.meta.dirname },
    format: "iife",
    globalName: "adjoint",
  });
}

async function bundle(options) {
  await buildKernels();
  const { outputFiles } = await build({
    ...options,
    bundle: true,
    target: "es2022",
    conditions: ["@adjoint/source"],
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0].text;
}
