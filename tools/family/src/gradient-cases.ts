import { ACTIVATIONS } from "./activations.js";
import { COMPOSED_CASES } from "./gradients/composed-cases.js";
import { opCases } from "./gradients/op-cases.js";
import type { GradientCase } from "./gradients/types.js";
import { LAYERS } from "./layers.js";
import { LOSSES } from "./losses.js";

/** Every op, layer and loss of the family that has a gradient, with its options. */
export const GRADIENT_CASES: readonly GradientCase[] = [
  ...ACTIVATIONS.flatMap(opCases),
  ...LAYERS.flatMap(opCases),
  ...COMPOSED_CASES,
  ...LOSSES.flatMap(({ cases }) => cases),
];
