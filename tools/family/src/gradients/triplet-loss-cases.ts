import { tripletMargin } from "@adjoint/losses";
import { describeOptions } from "../members-of.js";
import { severalInputs } from "./several-inputs.js";
import { SHAPES } from "./shapes.js";
import type { GradientCase } from "./types.js";

/** Of anchors, positives and negatives. */
export const TRIPLET_LOSS_CASES: readonly GradientCase[] = (
  [
    {},
    { p: 1, margin: 2 },
    { swap: true, epsilon: 0 },
    { reduction: "sum" },
    { reduction: "none" },
  ] as const
).map((options) => ({
  name: ["tripletMargin", describeOptions(options)].filter(Boolean).join(", "),
  shapes: SHAPES,
  make: ({ rows, columns, normal }) => {
    const draw = () => normal(rows, columns);
    const inputs = { anchors: draw(), positives: draw(), negatives: draw() };
    return severalInputs(inputs, ({ anchors, positives, negatives }) =>
      tripletMargin(anchors, positives, negatives, options),
    );
  },
}));
