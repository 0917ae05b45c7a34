import { gaussianNegativeLogLikelihood } from "@adjoint/losses";
import { asType } from "@adjoint/matrix";
import { describeOptions } from "../members-of.js";
import { severalInputs } from "./several-inputs.js";
import { SHAPES } from "./shapes.js";
import type { GradientCase } from "./types.js";

const NAME = "gaussianNegativeLogLikelihood";

/** Of means and variances. */
export const GAUSSIAN_LOSS_CASES: readonly GradientCase[] = (
  [{}, { full: true }, { epsilon: 1.5 }, { reduction: "none" }] as const
).map((options) => ({
  name: [NAME, describeOptions(options)].filter(Boolean).join(", "),
  shapes: SHAPES,
  make: ({ rows, columns, normal, uniform }) => {
    const targets = normal(rows, columns);
    const inputs = { means: normal(rows, columns), variances: uniform(0.2, 3) };
    return severalInputs(inputs, ({ means, variances }) =>
      gaussianNegativeLogLikelihood(means, asType(targets, means.dtype), variances, options),
    );
  },
}));
