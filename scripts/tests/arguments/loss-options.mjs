import { full } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { allocator, argument, boolean, list, matrixOf, share, word } from "./kinds.mjs";

export const context = {
  allocate: allocator,
  training: boolean(true),
  random: argument(() => randomState(1)),
  partial: boolean(true),
  total: share(2),
};

/** Options of losses that are reduced. */
const reduction = { ...context, reduction: word("mean"), onEmpty: word("zero") };

/** Options of losses of two columns, entry by entry. */
export const elements = { ...reduction, weights: matrixOf(() => full(1, 2, 1)) };

/** Options of losses over two classes. */
export const labels = {
  ...reduction,
  classWeights: list(1, 2),
  ignoreIndex: argument(() => -100, "3", "-1"),
};

export const smoothing = { ...labels, labelSmoothing: argument(() => 0.1, "0.5") };

/** Of one row. */
export const targets = argument(() => [1], "[1]", "a matrix");
