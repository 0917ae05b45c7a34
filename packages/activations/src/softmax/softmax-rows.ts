import { divide, exp, type Matrix, max, subtract, sum } from "@adjoint/matrix";
import { beginKernelCall, isResident } from "@adjoint/matrix/kernels";
import { softmaxKernels } from "./kernels.js";

/** Below this many elements the twin is done before a call is. */
const SHORT = 16;

/** `exp(x - max x) / Σ`, row by row: by a kernel or its twin, with the same bits. */
export function softmaxRows(x: Matrix, output: Matrix): void {
  // A row without columns has no largest element, and nothing to compute.
  if (x.columns === 0) return;
  const worthIt = x.data.length >= SHORT || isResident(x.data, output.data);
  const kernels = worthIt ? softmaxKernels() : undefined;
  if (kernels === undefined) {
    softmaxRowsPlain(x, output);
    return;
  }
  const forward = x.dtype === "float32" ? kernels.softmaxFloat32 : kernels.softmaxFloat64;
  const call = beginKernelCall();
  forward(call.input(x.data), call.output(output.data), x.rows, x.columns);
  call.end();
}

/** The TypeScript twin. */
export function softmaxRowsPlain(x: Matrix, output: Matrix): void {
  const inPlace = () => output;
  subtract(x, max(x, { axis: 1 }), inPlace);
  exp(output, inPlace);
  divide(output, sum(output, { axis: 1 }), inPlace);
}
