import type { Matrix } from "@adjoint/matrix";
import { kernel, pairwiseSum, rounding, thresholds } from "@adjoint/matrix/kit";
import { softmaxModule } from "../generated/softmax.js";

const backward = /* @__PURE__ */ kernel("softmax.backward", softmaxModule, "softmaxBackward", {
  operands: ["in p", "in dOutput", "out dInput"],
  numbers: ["rows", "columns"],
  least: thresholds.softmaxBackward,
});

/** `dInput = p (dOutput - Σ dOutput p)`, row by row: by a kernel or its twin, with the same bits. */
export function softmaxBackward(p: Matrix, dOutput: Matrix, dInput: Matrix): void {
  const { rows, columns } = p;
  if (backward(rows * columns, [p, dOutput, dInput], rows, columns) === undefined) {
    softmaxBackwardPlain(p, dOutput, dInput);
  }
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
