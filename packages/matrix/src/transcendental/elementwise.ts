import { dtypeOf } from "../dtype-of.js";
import { beginKernelCall } from "../linear-memory/kernel-call.js";
import { type KernelModule, kernelModule } from "../linear-memory/kernel-module.js";
import type { Allocate, Matrix } from "../types.js";

type Scalar = (x: number) => number;
type MapElements = (from: number, to: number, length: number) => void;

/** Below this many elements, a call costs more than it saves. */
const SHORT = 16;

/** A function of numbers as a function of matrices. */
export interface Elementwise {
  /** By a SIMD kernel where that is sooner, else by the twin; the same bits. */
  readonly apply: (m: Matrix, allocate: Allocate) => Matrix;
  /** The TypeScript twin: number by number. */
  readonly plain: (from: Matrix["data"], to: Matrix["data"]) => void;
}

/** An elementwise function of its scalars and the module with its kernels. */
export function elementwise(module: KernelModule, float64: Scalar, float32: Scalar): Elementwise {
  const kernelsOf = kernelModule<{
    readonly mapFloat32: MapElements;
    readonly mapFloat64: MapElements;
  }>(module);
  function plain(from: Matrix["data"], to: Matrix["data"]): void {
    const f = dtypeOf(from) === "float32" ? float32 : float64;
    for (let k = 0; k < from.length; k++) to[k] = f(from[k]!);
  }
  return {
    plain,
    apply: (m, allocate) => {
      const result = allocate(m.rows, m.columns, m.dtype);
      const kernels = m.data.length < SHORT ? undefined : kernelsOf();
      if (kernels === undefined) {
        plain(m.data, result.data);
        return result;
      }
      const map = m.dtype === "float32" ? kernels.mapFloat32 : kernels.mapFloat64;
      const call = beginKernelCall();
      map(call.input(m.data), call.output(result.data), m.data.length);
      call.end();
      return result;
    },
  };
}
