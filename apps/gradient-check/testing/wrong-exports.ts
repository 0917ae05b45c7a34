// Gradients that are right on small inputs around 0, and wrong elsewhere.
import { matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { argmaxOfRow, elementwise, map, meanOfDifferences, sigmoid, square } from "./tools.js";

export const relu6WithoutUpperMask = elementwise(
  (x) => Math.min(Math.max(x, 0), 6),
  (x) => (x > 0 ? 1 : 0),
);
export const hardSwishBeyond3 = elementwise(
  (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
  (x) => (x < -3 ? 0 : (2 * x + 3) / 6),
);
export const hardTanhWithoutMask = elementwise(
  (x) => Math.min(Math.max(x, -5), 5),
  () => 1,
);
export const huberBeyond5 = meanOfDifferences(
  (d) => (Math.abs(d) <= 5 ? 0.5 * d * d : 5 * (Math.abs(d) - 2.5)),
  (d) => d,
);
export const batchOver8 = square((_row, _column, x) => (x.rows > 8 ? 8 / x.rows : 1));
export const rowFrom8On = square((row) => (row >= 8 ? 0 : 1));
export const columnFrom10On = square((_row, column) => (column >= 10 ? 0.5 : 1));
export const lastColumnOfMany = square((_row, column, x) =>
  x.columns > 8 && column === x.columns - 1 ? 0 : 1,
);
export const inTrainingOnly = square((_row, _column, _x, { training }) => (training ? 0.5 : 1));
export const inEvaluationOnly = square((_row, _column, _x, { training }) =>
  training === false ? 2 : 1,
);
/** e^800 is infinite, and infinity divided by infinity no number. */
export const sigmoidAtMinus800 = elementwise(sigmoid, (x) => {
  const e = Math.exp(-x);
  return e / ((1 + e) * (1 + e));
});
export const absoluteAtExactZero = elementwise(
  (x) => x * Math.abs(x),
  (x) => (2 * x * x) / Math.abs(x),
);
export const smoothAtExactZero = elementwise(
  (x) => Math.atan(x),
  (x) => (x === 0 ? 0 : 1 / (1 + x * x)),
);
export const softplusBeyond20 = elementwise(
  (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  (x) => (x > 20 ? 0 : sigmoid(x)),
);
export const tinyIsZero = elementwise(
  (x) => x * x * x + x,
  (x) => (Math.abs(x) < 0.01 ? 0 : 3 * x * x + 1),
);
export const maxOfFirst16: Op = (x) => ({
  output: matrix(
    x.rows,
    1,
    Array.from({ length: x.rows }, (_, row) => x.data[row * x.columns + argmaxOfRow(x, row)]!),
  ),
  backward: (d) =>
    map(x, (_, k) => {
      const row = Math.floor(k / x.columns);
      const best = argmaxOfRow(x, row);
      return k % x.columns === best && row < 16 ? d.data[row]! : 0;
    }),
});
