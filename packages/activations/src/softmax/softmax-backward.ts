import { type Matrix, pairwiseSum, rounding } from "@adjoint/matrix";
import { beginKernelCall, isResident } from "@adjoint/matrix/kernels";
import { softmaxKernels } from "./kernels.js";

/** Below this many elements the twin is done before a call is. */
const SHORT = 32;
/** From so many elements on, copying them to linear memory is worth it. */
const WORTH_A_COPY = 1024;

/** `dInput = p (dOutput - Σ dOutput p)`, row by row: by a kernel or its twin, with the same bits. */
export function softmaxBackward(p: Matrix, dOutput: Matrix, dInput: Matrix): void {
  const resident = isResident(p.data, dOutput.data, dInput.data);
  const worthIt = p.columns > 0 && p.data.length >= (resident ? SHORT : WORTH_A_COPY);
  const kernels = worthIt ? softmaxKernels() : undefined;
  if (kernels === undefined) {
    softmaxBackwardPlain(p, dOutput, dInput);
    return;
  }
  const single = p.dtype === "float32";
  const backward = single ? kernels.softmaxBackwardFloat32 : kernels.softmaxBackwardFloat64;
  const call = beginKernelCall();
  backward(
    call.input(p.data),
    call.input(dOutput.data),
    call.output(dInput.data),
    p.rows,
    p.columns,
  );
  call.end();
}

/** The TypeScript twin. */
export function softmaxBackwardPlain(p: Matrix, dOutput: Matrix, dInput: Matrix): void {
  const { rows, columns, dtype } = p;
  const round = rounding(dtype);
  const d = dOutput.data;
  const dx = dInput.data;
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    const end = start + columns;
    for (let k = start; k < end; k++) dx[k] = d[k]! * p.data[k]!;
    const dot = pairwiseSum(dx, start, columns);
    for (let k = start; k < end; k++) dx[k] = p.data[k]! * round(d[k]! - dot);
  }
}
