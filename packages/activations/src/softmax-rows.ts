import type { Allocate, Matrix } from "@adjoint/matrix";
import {
  allocateResult,
  kernel,
  softmaxBackwardThreshold,
  softmaxThreshold,
} from "@adjoint/matrix/kit";
import { softmaxModule } from "./generated/softmax.js";
import { softmaxBackwardPlain, softmaxPlain } from "./softmax.plain.js";

const runForward = /* @__PURE__ */ kernel("softmax", softmaxModule, "softmax", {
  operands: ["in x", "out output"],
  numbers: ["rows", "columns"],
  least: softmaxThreshold,
});
const runBackward = /* @__PURE__ */ kernel("softmax.backward", softmaxModule, "softmaxBackward", {
  operands: ["in p", "in dOutput", "out dInput"],
  numbers: ["rows", "columns"],
  least: softmaxBackwardThreshold,
});

/** The largest exponential of a row is 1, so none overflows. */
export function softmaxForward(x: Matrix, allocate: Allocate): Matrix {
  const output = allocateResult("softmax", allocate, x.rows, x.columns, x.dtype, x);
  softmaxRows(x, output);
  return output;
}

/** Softmax of every row, by the kernel or its twin, with the same bits. */
export function softmaxRows(x: Matrix, output: Matrix): void {
  const { rows, columns } = x;
  if (runForward(rows * columns, [x, output], rows, columns) === undefined) {
    softmaxPlain(x, output);
  }
}

/** The way back, by the kernel or its twin, with the same bits. */
export function softmaxGradient(p: Matrix, dOutput: Matrix, dInput: Matrix): void {
  const { rows, columns } = p;
  if (runBackward(rows * columns, [p, dOutput, dInput], rows, columns) === undefined) {
    softmaxBackwardPlain(p, dOutput, dInput);
  }
}
