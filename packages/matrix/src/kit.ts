// For authors of ops: what an op is made of, besides the operations themselves.

// Checks, and words of their messages.
export { assertMatrix } from "./core/assert-matrix.js";
export { assertDType, assertLabels, assertSameDType, assertSameShape } from "./core/checks.js";
export { describeShape } from "./core/describe-shape.js";
export { dtypeOf } from "./core/dtype-of.js";
// Numbers: float32's rounding, and the one order of sums.
export { rounding } from "./core/rounding.js";
// Formulas of numbers, element by element.
export { assertSettings } from "./formulas/assert-settings.js";
export { type ApplyBroadcast, broadcasting } from "./formulas/broadcasting.js";
export { type ApplyFormula, elementwise } from "./formulas/elementwise.js";
export type {
  BroadcastFormula,
  Compiled,
  ElementwiseFormula,
  Formula,
  InPlaceFormula,
} from "./formulas/formula.js";
export { type ApplyInPlace, inPlace } from "./formulas/in-place.js";
// Results: where they go, and that they go where nothing is still to be read.
export { allocateFresh } from "./memory/allocate-fresh.js";
export { allocateApart, allocateElementwise, allocateResult } from "./memory/allocate-result.js";
// Kernels that are written by hand, and their tests.
export { type Guarded, guarded } from "./memory/guarded.js";
export { kernel } from "./memory/kernel.js";
export { type KernelModule, kernelModule } from "./memory/kernel-module.js";
export type { Given, Kernel, KernelOptions, Operand } from "./memory/kernel-types.js";
export { kernelsRun } from "./memory/kernels-run.js";
export {
  anyNonFiniteThreshold,
  imagesThreshold,
  softmaxBackwardThreshold,
  softmaxCrossEntropyThreshold,
  softmaxThreshold,
  thresholds,
} from "./memory/thresholds.js";
export { pairwiseSum } from "./reduce/pairwise-sum.js";
export { rowExponentials } from "./rows/row-exponentials.js";
