import { divide, exp, type Matrix, max, subtract, sum } from "@adjoint/matrix";
import { kernel, thresholds } from "@adjoint/matrix/kit";
import { softmaxModule } from "../generated/softmax.js";

const forward = /* @__PURE__ */ kernel("softmax", softmaxModule, "softmax", {
  operands: ["in x", "out output"],
  numbers: ["rows", "columns"],
  least: thresholds.softmax,
});

/** `exp(x - max x) / Σ`, row by row: by a kernel or its twin, with the same bits. */
export function softmaxRows(x: Matrix, output: Matrix): void {
  const { rows, columns } = x;
  if (forward(rows * columns, [x, output], rows, columns) === undefined) {
    softmaxRowsPlain(x, output);
  }
}

/** The TypeScript twin. */
export function softmaxRowsPlain(x: Matrix, output: Matrix): void {
  // A row without columns has no largest element, and nothing to compute.
  if (x.columns === 0) return;
  const inPlace = () => output;
  subtract(x, max(x, { axis: 1 }), inPlace);
  exp(output, inPlace);
  divide(output, sum(output, { axis: 1 }), inPlace);
}
