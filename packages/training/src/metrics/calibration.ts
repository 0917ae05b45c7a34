import { assertInteger, assertInterval, assertOptions, type OptionNames } from "@adjoint/checks";
import { assertBinary } from "./roc-auc.js";

/** How probabilities are put together. */
export interface CalibrationOptions {
  /** Ranges of probabilities of one width, an integer of at least 1. @default 10 */
  readonly bins?: number;
}

const CALIBRATION: OptionNames<CalibrationOptions> = { bins: "optional" };

/** What is predicted in one range of probabilities, and what comes true. */
export interface CalibrationBin {
  /** Rows in the range. */
  readonly count: number;
  /** The mean of their probabilities. */
  readonly predicted: number;
  /** The share of them that is of class 1. */
  readonly observed: number;
}

/** Whether probabilities are what comes true. */
export interface Calibration {
  /** The ranges that have rows, from low to high. */
  readonly bins: readonly CalibrationBin[];
  /** `Σ count |observed - predicted| / rows`: 0 is perfect. */
  readonly error: number;
}

/**
 * Whether probabilities are what comes true: of the rows that are predicted with 0.7, seven in ten should be of
 * class 1. For a network of several classes, give the largest probability of each row, and whether it was right.
 *
 * Numerics: scikit-learn's numbers, to 1e-15. A probability at the end of two ranges is in the lower one.
 * Follows scikit-learn's `calibration_curve`; the error follows Naeini, Cooper and Hauskrecht, "Obtaining Well
 * Calibrated Probabilities Using Bayesian Binning" (2015).
 *
 * @param probabilities of class 1, a number in [0, 1] for each row, at least one
 * @param labels 0 or 1 for each row
 * @param options how many ranges
 * @throws {TypeError} when an argument is no list of numbers, or an option unknown or of the wrong kind
 * @throws {RangeError} when a number is out of range, or there are no rows
 * @throws {ShapeError} when there is not one probability for each label
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { calibration } from "@adjoint/training";
 *
 * const { bins, error } = calibration([0.2, 0.2, 0.9], [0, 1, 1], { bins: 2 });
 * assert.deepEqual(bins[0], { count: 2, predicted: 0.2, observed: 0.5 });
 * assert.ok(Math.abs(error - (2 * 0.3 + 0.1) / 3) < 1e-15);
 * ```
 */
export function calibration(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  options: CalibrationOptions = {},
): Calibration {
  assertBinary("calibration", "probabilities", probabilities, labels);
  assertOptions("calibration", options, CALIBRATION);
  const { bins: count = 10 } = options;
  assertInteger("calibration", "bins", count, 1, 1e6);
  assertInteger("calibration", "the number of labels", labels.length, 1);
  for (let row = 0; row < labels.length; row++) {
    assertInterval("calibration", `probabilities[${row}]`, probabilities[row], 0, 1);
  }
  const sums = Array.from({ length: count }, () => ({ count: 0, predicted: 0, observed: 0 }));
  for (let row = 0; row < labels.length; row++) {
    const probability = probabilities[row]!;
    const bin = sums[binOf(probability, count)]!;
    bin.count += 1;
    bin.predicted += probability;
    bin.observed += labels[row]!;
  }
  const bins = sums
    .filter((bin) => bin.count > 0)
    .map(({ count, predicted, observed }) => ({
      count,
      predicted: predicted / count,
      observed: observed / count,
    }));
  const missed = bins.reduce((sum, b) => sum + b.count * Math.abs(b.observed - b.predicted), 0);
  return { bins, error: missed / labels.length };
}

/** How many of the inner ends of ranges lie below a probability: ends as NumPy's `linspace` has them. */
function binOf(probability: number, count: number): number {
  const step = 1 / count;
  let bin = Math.min(Math.floor(probability * count), count - 1);
  while (bin > 0 && !(bin * step < probability)) bin -= 1;
  while (bin < count - 1 && (bin + 1) * step < probability) bin += 1;
  return bin;
}
