import { type ElementLoss, elementLoss } from "@adjoint/pass/losses";
import { compiled } from "./generated/mean-absolute-error.js";

/**
 * Absolute error: `l = |p - t|` for each entry. The mean divides by the number of entries.
 * Gradient: `dp = sign(p - t) u / n`, 0 where they are equal; without n for the sum, and each entry by its
 * own u for "none".
 *
 * Shapes: p, t, dp are [rows, columns]; for one column, t may be a list; the loss a number, or like p with
 * `reduction: "none"`, and u like it.
 * Follows PyTorch's `l1_loss` and Keras' `MeanAbsoluteError`, whose name it has.
 *
 * @param predictions any numbers
 * @param targets any numbers
 * @param options weights, reduction, onEmpty, total, and where results go
 * @throws {ShapeError} when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} when targets or weights have another dtype
 * @throws {RangeError} when a weight or an option is out of range; when there are no entries and `onEmpty` is "throw"
 * @throws {TypeError} when an argument is of the wrong kind, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { meanAbsoluteError } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = meanAbsoluteError(fromRows([[3, 1]]), fromRows([[1, 2]]));
 * assert.equal(pass.output, 1.5);
 * assert.deepEqual(toRows(pass.backward()), [[0.5, -0.5]]);
 * ```
 */
export const meanAbsoluteError: ElementLoss = /* @__PURE__ */ elementLoss(
  "meanAbsoluteError",
  {
    loss: (p, t) => {
      const d = p - t;
      return [Math.abs(d), d > 0 ? 1 : d < 0 ? -1 : d];
    },
  },
  compiled,
);
