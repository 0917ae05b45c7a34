import {
  assertBoolean,
  assertFinite,
  assertFunction,
  assertInteger,
  assertInterval,
  assertRecord,
  describeValue,
} from "@adjoint/checks";
import { argmax, isMatrix, type Matrix } from "@adjoint/matrix";
import {
  allocateFresh,
  allocateResult,
  assertDType,
  pairwiseSum,
  rounding,
} from "@adjoint/matrix/kit";
import type { Targets } from "../types.js";
import { assertDivisor, assertReduction, assertTargets } from "./checks.js";
import { readClassWeights } from "./class-weights.js";
import type { SmoothingOptions } from "./types.js";

/** Targets of any kind as a distribution over the classes for each row, weighted and smoothed. */
export interface WeightedTargets {
  /** The correct class of each row: the label, or the first of the largest targets; -1 where ignored. */
  readonly labels: Int32Array;
  /**
   * What each row adds to `total`: the weight of its label, or 1 for a row of targets; 0 where ignored. A
   * row that adds 0 counts for nothing: its loss and its gradient are 0, whatever the predictions.
   */
  readonly rowWeights: Matrix["data"];
  /** What is read until the pass is done with, and no result may be written over: `rowWeights`, and targets of rows. */
  readonly operands: readonly Matrix[];
  /** What the rows weigh, `D = Σ rowWeights`: what the mean divides by, unless the options have a total. */
  readonly total: number;
  /** How many rows are not ignored. */
  readonly counted: number;
  /** Whether every row is one-hot: its `rowWeight` at its label, and 0 elsewhere. So are labels that are not smoothed. */
  readonly isOneHot: boolean;
  /** Writes the weighted targets `q = w t'` of a row, one per class; zeros where it counts for nothing. */
  readonly writeRow: (row: number, output: Matrix["data"]) => void;
  /** The share of the rows that count whose largest prediction is at their label; NaN for none. */
  readonly accuracy: (predictions: Matrix) => number;
}

/**
 * Reads the targets of a loss over classes, whatever their kind: `q = w t'`, where t is 1 at the
 * label's class or the row of targets, `t' = (1 - ε) t + ε / C` with the label smoothing ε, and w are the
 * class weights. Rows whose label is the `ignoreIndex`, or has weight 0, are 0 everywhere. For losses of one's own: all
 * that is left to write is what a row costs. It also checks every option that it shares with
 * `reduceLosses`, before anything is allocated.
 *
 * Shapes: predictions [rows, classes]; targets one class index per row, or [rows, classes].
 * Numerics: the mean of PyTorch divides by `Σ w` of the labels for class indices, and by the number
 * of rows for rows of targets, even of one-hot ones. Unlike here, it smooths a row whose label has
 * weight 0, and so gives it a loss. Targets are read again by `writeRow`, and an
 * `Int32Array` of labels may be `labels` itself: do not write to them before the pass is done with.
 * Follows PyTorch's `cross_entropy`.
 *
 * @param functionName what the messages begin with
 * @param targets class indices in [0, classes) or `ignoreIndex`, or one-hot or soft rows, at least 0
 * @param predictions [rows, classes]; only its shape and dtype are read
 * @param options classWeights, ignoreIndex, labelSmoothing, reduction and onEmpty to be checked, and
 * where `rowWeights` go
 * @throws {ShapeError} when the sizes of targets, predictions or weights disagree
 * @throws {DTypeError} when a matrix of targets has another dtype than predictions
 * @throws {RangeError} when a target, a weight or an option is out of range, or the weights of the rows
 * add up to Infinity; when the mean is asked for, nothing counts, `onEmpty` is "throw", and these rows
 * are not `partial`
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { zeros } from "@adjoint/matrix";
 * import { weightedTargets } from "@adjoint/pass/losses";
 *
 * const weighted = weightedTargets("loss", [2, -100], zeros(2, 3), { classWeights: [1, 1, 5] });
 * assert.deepEqual(weighted.labels, Int32Array.of(2, -1));
 * assert.equal(weighted.total, 5);
 * const row = new Float64Array(3);
 * weighted.writeRow(0, row);
 * assert.deepEqual(row, Float64Array.of(0, 0, 5));
 * ```
 */
export function weightedTargets(
  functionName: string,
  targets: Targets,
  predictions: Matrix,
  options: SmoothingOptions = {},
): WeightedTargets {
  assertRecord(functionName, "options", options);
  const { ignoreIndex = -100, labelSmoothing = 0, reduction = "mean", onEmpty = "nan" } = options;
  const { allocate = allocateFresh, partial = false, total: given } = options;
  assertShapeOf(functionName, predictions);
  const { rows, columns, dtype } = predictions;
  assertReduction(functionName, reduction, onEmpty);
  assertInteger(functionName, "ignoreIndex", ignoreIndex);
  assertInterval(functionName, "labelSmoothing", labelSmoothing, 0, 1);
  assertFunction(functionName, "allocate", allocate);
  assertBoolean(functionName, "partial", partial);
  if (given !== undefined) assertFinite(functionName, "total", given, 0);
  const weights = readClassWeights(functionName, options.classWeights, columns, dtype);
  assertTargets(functionName, targets, predictions, ignoreIndex);

  const soft = isMatrix(targets);
  const labels = soft ? largest(targets) : labelsOf(targets, ignoreIndex);
  const read = soft ? targets : undefined;
  const weightOfRows = allocateResult(functionName, allocate, rows, 1, dtype, predictions, read);
  const rowWeights = weightOfRows.data;
  let counted = 0;
  let heavy = 0;
  for (let i = 0; i < rows; i++) {
    const label = labels[i]!;
    const weight = label < 0 ? 0 : soft || weights === undefined ? 1 : weights[label]!;
    rowWeights[i] = weight;
    if (label >= 0) counted += 1;
    if (weight > 0) heavy += 1;
  }
  if (reduction === "mean" && onEmpty === "throw" && !partial && !given && heavy === 0) {
    throw new RangeError(
      `${functionName}: the mean needs a row that counts, got ${rows} rows, of which ${counted} are not ignored and ${heavy} have a weight above 0`,
    );
  }

  const total = pairwiseSum(rowWeights, 0, rows);
  if (total === Number.POSITIVE_INFINITY) {
    throw new RangeError(
      `${functionName}: the weights of ${rows} rows add up to Infinity in ${dtype}; make them smaller`,
    );
  }
  if (reduction === "mean") assertDivisor(functionName, given ?? total, dtype);
  const round = rounding(dtype);
  const kept = round(1 - labelSmoothing);
  const spread = round(labelSmoothing / columns);
  const isOneHot = !soft && labelSmoothing === 0;
  return {
    labels,
    rowWeights,
    operands: soft ? [weightOfRows, targets] : [weightOfRows],
    total,
    counted,
    isOneHot,
    writeRow: (row, output) => {
      const label = labels[row]!;
      output.fill(0);
      if (rowWeights[row] === 0) return;
      if (isOneHot) {
        output[label] = rowWeights[row]!;
        return;
      }
      if (soft) output.set(targets.data.subarray(row * columns, (row + 1) * columns));
      else output[label] = 1;
      if (labelSmoothing > 0) {
        for (let j = 0; j < columns; j++) output[j] = round(kept * output[j]!) + spread;
      }
      if (weights === undefined) return;
      for (let j = 0; j < columns; j++) output[j] = weights[j]! * output[j]!;
    },
    accuracy: (m) => shareCorrect(m, labels, counted),
  };
}

/** Of predictions only the shape is looked at: those of a fused loss never exist. */
function assertShapeOf(functionName: string, predictions: Matrix): void {
  if (!isMatrix(predictions)) {
    throw new TypeError(
      `${functionName}: predictions must be a matrix, got ${describeValue(predictions)}`,
    );
  }
  assertInteger(functionName, "rows of predictions", predictions.rows, 0);
  assertInteger(functionName, "columns of predictions", predictions.columns, 0);
  assertDType(functionName, "dtype of predictions", predictions.dtype);
}

function largest(targets: Matrix): Int32Array {
  return targets.rows === 0 ? new Int32Array(0) : argmax(targets, { axis: 1 });
}

/**
 * No copy where there is nothing to change: a training step then allocates nothing for them. Plain
 * loops: `Int32Array.from` and `includes` take ten times as long.
 */
function labelsOf(targets: ArrayLike<number>, ignoreIndex: number): Int32Array {
  if (targets instanceof Int32Array && !hasIgnored(targets, ignoreIndex)) return targets;
  const labels = new Int32Array(targets.length);
  for (let i = 0; i < labels.length; i++) {
    const label = targets[i]!;
    labels[i] = label === ignoreIndex ? -1 : label;
  }
  return labels;
}

function hasIgnored(labels: Int32Array, ignoreIndex: number): boolean {
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === ignoreIndex) return true;
  }
  return false;
}

function shareCorrect(predictions: Matrix, labels: Int32Array, counted: number): number {
  const predicted = predictions.rows === 0 ? [] : argmax(predictions, { axis: 1 });
  let correct = 0;
  for (let i = 0; i < labels.length; i++) {
    if (predicted[i] === labels[i]) correct += 1;
  }
  return correct / counted;
}
