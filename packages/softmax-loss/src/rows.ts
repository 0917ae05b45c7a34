// Rows of logits and of their gradients, for the losses of this package.
import type { Matrix } from "@adjoint/matrix";
import { kernel, rounding, softmaxCrossEntropyThreshold } from "@adjoint/matrix/kit";
import type { WeightedTargets } from "@adjoint/pass/losses";
import { softmaxCrossEntropyModule } from "./generated/softmax-cross-entropy.js";
import { isFirstLargest, lossByTargets, lossesByLabel } from "./softmax-cross-entropy.plain.js";

const run = /* @__PURE__ */ kernel(
  "softmaxCrossEntropy",
  softmaxCrossEntropyModule,
  "lossesByLabel",
  {
    operands: [
      "in logits",
      "indices labels",
      "in weights",
      "out gradient",
      "out losses",
      "out logSumExp",
    ],
    numbers: ["rows", "columns", "scale"],
    least: softmaxCrossEntropyThreshold,
  },
);

/** Some rows of logits and what is computed of them: all matrices begin at the first of these rows. */
interface LossRows {
  readonly logits: Matrix;
  /** [rows, columns], written: each row's gradient of its own loss, times `scale`. */
  readonly gradient: Matrix;
  /** [rows, 1], written. */
  readonly losses: Matrix;
  /** [rows, 1], written. */
  readonly logSumExps: Matrix;
}

/**
 * Losses and gradients of rows of a batch, from row `from` on, by targets of any kind; each row by
 * itself, so that its bits do not depend on the others.
 *
 * @param scale what the gradient is multiplied with, in the dtype of the logits
 * @returns how many rows that are not ignored have their largest logit at their label
 */
export function lossRows(
  rows: LossRows,
  targets: WeightedTargets,
  from: number,
  scale: number,
): number {
  return targets.isOneHot
    ? rowsOfLabels(rows, targets, from, scale)
    : rowsOfTargets(rows, targets, from, scale);
}

/** By the kernel or by its twin, with the same bits. */
export function rowsOfLabels(
  { logits, gradient, losses, logSumExps }: LossRows,
  targets: Pick<WeightedTargets, "labels" | "rowWeights">,
  from: number,
  scale: number,
): number {
  const { rows, columns, dtype } = logits;
  const labels = part(targets.labels, from, from + rows);
  const weights = { rows, columns: 1, dtype, data: part(targets.rowWeights, from, from + rows) };
  const operands = [logits, labels, weights, gradient, losses, logSumExps] as const;
  const correct = run(rows * columns, operands, rows, columns, scale);
  if (correct !== undefined) return correct >>> 0;
  return lossesByLabel(
    logits.data,
    labels,
    rows,
    columns,
    weights.data,
    scale,
    gradient.data,
    losses.data,
    logSumExps.data,
  );
}

function rowsOfTargets(
  { logits, gradient: dx, losses, logSumExps }: LossRows,
  { labels, rowWeights, writeRow }: WeightedTargets,
  from: number,
  scale: number,
): number {
  const { rows, columns, data: x } = logits;
  const { data: gradient } = dx;
  const targets = gradient.slice(0, columns);
  const scratch = gradient.slice(0, columns);
  let correct = 0;
  for (let i = 0; i < rows; i++) {
    writeRow(from + i, targets);
    const largest = lossByTargets(
      x,
      i,
      columns,
      targets,
      scratch,
      gradient,
      losses.data,
      logSumExps.data,
    );
    const label = labels[from + i]!;
    if (label >= 0 && isFirstLargest(x, i * columns, label, largest)) correct += 1;
    // Its zeros are not multiplied: the scale is NaN where nothing counts.
    if (rowWeights[from + i] === 0) continue;
    for (let k = i * columns; k < (i + 1) * columns; k++) gradient[k] = gradient[k]! * scale;
  }
  return correct;
}

/** A view of some elements; of all of them, the array itself, for a view takes longer than a row. */
function part<Elements extends Matrix["data"] | Int32Array>(
  elements: Elements,
  from: number,
  to: number,
): Elements {
  if (from === 0 && to === elements.length) return elements;
  return elements.subarray(from, to) as Elements;
}

/** Rows of a matrix, in place; all of them are the matrix itself. */
export function viewRows(m: Matrix, from: number, to: number): Matrix {
  const { columns, dtype, data } = m;
  if (from === 0 && to === m.rows) return m;
  return {
    rows: to - from,
    columns,
    dtype,
    data: data.subarray(from * columns, to * columns),
  };
}

/**
 * Multiplies every row of a gradient, in place, by a number or by its own entry of a column; a row of
 * weight 0, as one that is ignored, keeps its zeros, though the factor be infinite or NaN.
 */
export function scaleRows(
  { rows, columns, dtype, data }: Matrix,
  rowWeights: Matrix["data"],
  factors: number | Matrix,
): void {
  const round = rounding(dtype);
  for (let i = 0; i < rows; i++) {
    if (rowWeights[i] === 0) continue;
    const factor = round(typeof factors === "number" ? factors : factors.data[i]!);
    for (let k = i * columns; k < (i + 1) * columns; k++) data[k] = data[k]! * factor;
  }
}
