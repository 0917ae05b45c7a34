import { tripletMargin } from "@adjoint/losses";
import { add, multiply } from "@adjoint/matrix";
import { describeOptions } from "../members-of.js";
import { severalInputs } from "./several-inputs.js";
import { SHAPES } from "./shapes.js";
import type { GradientCase } from "./types.js";

/** Of anchors, positives and negatives. */
export const TRIPLET_LOSS_CASES: readonly GradientCase[] = (
  [{}, { p: 1, margin: 2 }, { swap: true, epsilon: 0 }, { reduction: "none" }] as const
).map((options) => ({
  name: ["tripletMargin", describeOptions(options)].filter(Boolean).join(", "),
  shapes: SHAPES,
  make: ({ rows, columns, normal, uniform, integers }) => {
    const anchors = normal(rows, columns);
    // No entry is near that of its anchor, where the sum of sizes has a corner.
    const apart = () => {
      const signs = add(multiply(integers(0, 2), 2), -1);
      return add(anchors, multiply(signs, uniform(0.3, 1.5)));
    };
    const inputs = { anchors, positives: apart(), negatives: apart() };
    return severalInputs(inputs, ({ anchors, positives, negatives }) =>
      tripletMargin(anchors, positives, negatives, options),
    );
  },
}));
