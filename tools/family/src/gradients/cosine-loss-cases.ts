import { cosineEmbedding } from "@adjoint/losses";
import { describeOptions } from "../members-of.js";
import { severalInputs } from "./several-inputs.js";
import { SHAPES } from "./shapes.js";
import type { GradientCase } from "./types.js";

/** A row of one number has no direction but its sign. */
const DIRECTED = SHAPES.filter(([, columns]) => columns > 1);

/** Of the first and the second of each pair. */
export const COSINE_LOSS_CASES: readonly GradientCase[] = (
  [{}, { margin: -0.5 }, { reduction: "none" }] as const
).map((options) => ({
  name: ["cosineEmbedding", describeOptions(options)].filter(Boolean).join(", "),
  shapes: DIRECTED,
  make: ({ rows, columns, normal, random }) => {
    const targets = Array.from({ length: rows }, () => 2 * random.randint(0, 2) - 1);
    const inputs = { first: normal(rows, columns), second: normal(rows, columns) };
    return severalInputs(inputs, ({ first, second }) =>
      cosineEmbedding(first, second, targets, options),
    );
  },
}));
