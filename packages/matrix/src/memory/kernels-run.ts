import { takeRowsModule } from "../generated/take-rows.js";
import { kernelModule } from "./kernel-module.js";

const probe = /* @__PURE__ */ kernelModule<object>(takeRowsModule);

/**
 * Whether SIMD kernels run here, or their TypeScript twins: the results have the same bits. They
 * do not run where WebAssembly or its SIMD instructions are missing, where a page's policy forbids
 * to compile (`script-src` without `'wasm-unsafe-eval'`), and under `ADJOINT_SIMD=off`.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { kernelsRun } from "@adjoint/matrix/kit";
 *
 * assert.equal(kernelsRun(), process.env.ADJOINT_SIMD !== "off");
 * ```
 */
export function kernelsRun(): boolean {
  return probe() !== undefined;
}
