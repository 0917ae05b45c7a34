import { assertFinite, type OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import { assertContext, type Targets } from "@adjoint/pass";
import {
  ELEMENT_OPTIONS,
  type ElementLossOptions,
  type ElementLossPass,
  elementLoss,
  type Reduction,
} from "@adjoint/pass/losses";
import { compiled } from "./generated/hinge-embedding.js";
import { signTargets } from "./sign-targets.js";

/** How far `hingeEmbedding` pushes, and how it weighs and reduces. */
export interface HingeEmbeddingOptions<R extends Reduction = Reduction>
  extends ElementLossOptions<R> {
  /** How far apart a pair must be that does not belong together, finite. @default 1 */
  readonly margin?: number;
}

const NAME = "hingeEmbedding";
const OPTIONS: OptionNames<HingeEmbeddingOptions> = /* @__PURE__ */ Object.assign(
  {},
  ELEMENT_OPTIONS,
  { margin: "optional" } as const,
);

const entries = /* @__PURE__ */ elementLoss(
  NAME,
  {
    loss: (p, t, margin) => {
      const z = margin - p;
      return [t > 0 ? p : Math.max(0, z), t > 0 ? 1 : z > 0 ? -1 : z <= 0 ? 0 : z];
    },
  },
  compiled,
);

/**
 * Hinge of distances between pairs: `l = x` where the pair belongs together and t is 1, and
 * `l = max(0, margin - x)` where it does not and t is -1. The mean divides by the number of entries.
 * Gradient: `dx = u / n` where t is 1; where it is -1, `dx = -u / n` below the margin, 0 elsewhere; without n for the
 * sum, and each entry by its own u for "none".
 *
 * Shapes: x, t, dx are [rows, columns]; for one column, t may be a list; the loss a number, or like x with
 * `reduction: "none"`, and u like it.
 * Follows PyTorch's `hinge_embedding_loss`.
 *
 * @param distances any numbers
 * @param targets 1 or -1
 * @param options margin, weights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when targets or weights have another dtype
 * @throws {RangeError} when the margin, a target, a weight or an option is out of range; when there are no entries and
 * `onEmpty` is "throw"
 * @throws {TypeError} when an argument is of the wrong kind, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { hingeEmbedding } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = hingeEmbedding(fromRows([[3, 0.5]]), fromRows([[1, -1]]));
 * assert.equal(pass.output, 1.75);
 * assert.deepEqual(toRows(pass.backward()), [[0.5, -0.5]]);
 * ```
 */
export function hingeEmbedding<R extends Reduction = "mean">(
  distances: Matrix,
  targets: Targets,
  options: HingeEmbeddingOptions<R> = {},
): ElementLossPass<R> {
  assertMatrix(NAME, "distances", distances);
  assertContext(NAME, options, OPTIONS);
  const { margin = 1, ...rest } = options;
  assertFinite(NAME, "margin", margin);
  return entries(distances, signTargets(NAME, targets, distances, "distances"), rest, margin);
}
