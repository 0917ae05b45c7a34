import type { OptionNames } from "@adjoint/checks";
import { CONTEXT } from "../checks.js";
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
