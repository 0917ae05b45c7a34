// The checks of losses, and the names of their options.
import { assertList, assertOneOf, type OptionNames } from "@adjoint/checks";
import { type DType, DTypeError, isMatrix, type Matrix, ShapeError } from "@adjoint/matrix";
import { assertLabels, assertMatrix, describeShape, rounding } from "@adjoint/matrix/kit";
import { CONTEXT } from "../checks.js";
import type { Targets } from "../types.js";
import type { ElementLossOptions } from "./element-losses.js";
import type { LabelOptions, ReductionOptions, SmoothingOptions } from "./types.js";

/** Every option of a loss that is reduced, for `assertContext`. */
export const REDUCTION_OPTIONS = /* @__PURE__ */ Object.assign({}, CONTEXT, {
  reduction: "optional",
  onEmpty: "optional",
} as const) satisfies OptionNames<ReductionOptions>;

/** Every option of a loss of entries, or of rows, that have weights. */
export const ELEMENT_OPTIONS = /* @__PURE__ */ Object.assign({}, REDUCTION_OPTIONS, {
  weights: "optional",
} as const) satisfies OptionNames<ElementLossOptions>;

/** Every option of a loss over classes. */
export const LABEL_OPTIONS = /* @__PURE__ */ Object.assign({}, REDUCTION_OPTIONS, {
  classWeights: "optional",
  ignoreIndex: "optional",
} as const) satisfies OptionNames<LabelOptions>;

/** Every option of a loss over classes that can smooth its targets. */
export const SMOOTHING_OPTIONS = /* @__PURE__ */ Object.assign({}, LABEL_OPTIONS, {
  labelSmoothing: "optional",
} as const) satisfies OptionNames<SmoothingOptions>;

/**
 * Throws unless a reduction is `"mean"`, `"sum"` or `"none"`, and onEmpty, if given, `"nan"`,
 * `"zero"` or `"throw"`: options can come from untyped code, and a misspelt one must not pass for
 * the default. For losses of one's own.
 *
 * @param functionName what the messages begin with
 * @param reduction what becomes of the losses of rows
 * @param onEmpty what the mean of none is
 * @throws {TypeError} when one is no string
 * @throws {RangeError} when one is another string
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertReduction } from "@adjoint/pass/losses";
 *
 * assert.throws(() => assertReduction("loss", "average"), /reduction must be "mean"/);
 * ```
 */
export function assertReduction(functionName: string, reduction: unknown, onEmpty?: unknown): void {
  assertOneOf(functionName, "reduction", reduction, ["mean", "sum", "none"]);
  if (onEmpty !== undefined) {
    assertOneOf(functionName, "onEmpty", onEmpty, ["nan", "zero", "throw"]);
  }
}

/** Throws where a mean would divide by a number so small that gradients would overflow: its reciprocal is Infinity. */
export function assertDivisor(functionName: string, total: number, dtype: DType): void {
  if (total > 0 && rounding(dtype)(1 / total) === Number.POSITIVE_INFINITY) {
    throw new RangeError(
      `${functionName}: the mean would divide by ${total}, and 1 / ${total} is Infinity in ${dtype}; make the weights larger`,
    );
  }
}

/**
 * Throws unless every entry of a matrix is what is wanted; the message says where one is not. For losses of one's own.
 *
 * @param functionName what the message begins with
 * @param name what an entry is called
 * @param m what is looked at
 * @param fits whether an entry is as wanted
 * @param wanted the same in words
 * @throws {RangeError} when an entry is not as wanted
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { assertEntries } from "@adjoint/pass/losses";
 *
 * const isShare = (value: number) => value >= 0 && value <= 1;
 * assert.throws(() => assertEntries("loss", "target", full(1, 2, 3), isShare, "in [0, 1]"), {
 *   message: "loss: target 3 in row 0, column 0 must be in [0, 1]",
 * });
 * ```
 */
export function assertEntries(
  functionName: string,
  name: string,
  { data, columns }: Matrix,
  fits: (value: number) => boolean,
  wanted: string,
): void {
  for (let k = 0; k < data.length; k++) {
    if (fits(data[k]!)) continue;
    throw new RangeError(
      `${functionName}: ${name} ${data[k]} in row ${Math.floor(k / columns)}, column ${k % columns} must be ${wanted}`,
    );
  }
}

/**
 * Throws unless `targets` fits `predictions`: one class index in `[0, columns)` per row, or a
 * matrix of the same shape whose entries are finite and at least 0 (one-hot or soft). A label may
 * also be the `ignoreIndex`, where one is given.
 *
 * @param functionName what the messages begin with
 * @param targets class indices or probabilities
 * @param predictions [rows, classes]
 * @param ignoreIndex the label whose rows are to be ignored. @default none
 * @throws {ShapeError} when the sizes disagree, or there are rows without classes
 * @throws {DTypeError} when a matrix of targets has another dtype
 * @throws {RangeError} when a label or an entry is out of range or NaN; the message says where
 * @throws {TypeError} when targets is neither a list nor a matrix, or a label no number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { zeros } from "@adjoint/matrix";
 * import { assertTargets } from "@adjoint/pass/losses";
 *
 * assertTargets("loss", [2, 0], zeros(2, 3));
 * assert.throws(() => assertTargets("loss", [2, NaN], zeros(2, 3)), /label NaN in row 1/);
 * ```
 */
export function assertTargets(
  functionName: string,
  targets: Targets,
  predictions: Matrix,
  ignoreIndex?: number,
): void {
  const { rows, columns } = predictions;
  if (rows > 0 && columns === 0) {
    throw new ShapeError(
      `${functionName}: predictions ${describeShape(predictions)} must have at least one class`,
    );
  }
  if (!isMatrix(targets)) {
    assertList(functionName, "targets", targets, "a list of class indices or a matrix");
    assertLabels(functionName, targets, rows, columns, ignoreIndex);
    return;
  }
  assertMatrix(functionName, "targets", targets);
  // Of predictions only the shape is looked at: those of a fused loss never exist.
  if (targets.rows !== rows || targets.columns !== columns) {
    throw new ShapeError(
      `${functionName}: targets ${describeShape(targets)} and predictions ${describeShape(predictions)} disagree: both must have the same shape`,
    );
  }
  if (targets.dtype !== predictions.dtype) {
    throw new DTypeError(
      `${functionName}: targets is ${targets.dtype} and predictions is ${predictions.dtype}; both must have the same dtype`,
    );
  }
  assertEntries(functionName, "target", targets, isTarget, "finite and at least 0");
}

const isTarget = (value: number) => value >= 0 && value < Number.POSITIVE_INFINITY;
