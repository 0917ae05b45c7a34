import { sumsModule } from "../generated/sums.js";
import { isResident } from "../linear-memory/is-resident.js";
import { beginKernelCall } from "../linear-memory/kernel-call.js";
import { kernelModule } from "../linear-memory/kernel-module.js";
import type { Matrix } from "../types.js";

type Sum = (from: number, to: number, rows: number, columns: number) => void;

const sumKernels = /* @__PURE__ */ kernelModule<{
  readonly sumRowsFloat32: Sum;
  readonly sumRowsFloat64: Sum;
  readonly sumColumnsFloat32: Sum;
  readonly sumColumnsFloat64: Sum;
}>(sumsModule);

/** From so many elements on, copying them to linear memory is worth it. */
const WORTH_A_COPY = 4096;
/** Below this many elements the twin is done before a call is. */
const SHORT = 32;

/** Sums by a SIMD kernel, and tells whether it did; the same bits as `sumPlain`. */
export function sumSimd(m: Matrix, axis: 0 | 1, result: Matrix): boolean {
  const { data, rows, columns } = m;
  if (data.length < (isResident(data) ? SHORT : WORTH_A_COPY)) return false;
  const kernels = sumKernels();
  if (kernels === undefined) return false;
  const single = m.dtype === "float32";
  const sum =
    axis === 1
      ? kernels[single ? "sumRowsFloat32" : "sumRowsFloat64"]
      : kernels[single ? "sumColumnsFloat32" : "sumColumnsFloat64"];
  const call = beginKernelCall();
  sum(call.input(data), call.output(result.data), rows, columns);
  call.end();
  return true;
}
