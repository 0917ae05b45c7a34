import { randomState } from "@adjoint/random";
import { allocator, argument, boolean, list, word } from "./kinds.mjs";

const random = argument(() => randomState(1));
export const context = {
  allocate: allocator,
  training: boolean(true),
  random,
  partial: boolean(true),
};

/** Options of losses over two classes. */
export const reduction = {
  ...context,
  weights: list(1, 2),
  ignoreIndex: argument(() => -100, "3", "-1"),
  reduction: word("sum"),
  onEmpty: word("zero"),
};

export const smoothing = { ...reduction, labelSmoothing: argument(() => 0.1, "0.5") };

/** Of one row. */
export const targets = argument(() => [1], "[1]", "a matrix");
