import { type ElementLoss, elementLoss } from "@adjoint/pass/losses";
import { compiled } from "./generated/mean-squared-error.js";

/**
 * Squared error: `l = (p - t)²` for each entry. The mean divides by the number of entries.
 * Gradient: `dp = 2 (p - t) u / n`; without n for the sum, and each entry by its own u for "none".
 *
 * Shapes: p, t, dp are [rows, columns]; for one column, t may be a list; the loss a number, or like p with
 * `reduction: "none"`, and u like it.
 * Follows PyTorch's `mse_loss` and Keras' `MeanSquaredError`, whose name it has.
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
 * import { meanSquaredError } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = meanSquaredError(fromRows([[3, 1]]), fromRows([[1, 1]]));
 * assert.equal(pass.output, 2);
 * assert.deepEqual(toRows(pass.backward()), [[2, 0]]);
 * ```
 */
export const meanSquaredError: ElementLoss = /* @__PURE__ */ elementLoss(
  "meanSquaredError",
  {
    loss: (p, t) => {
      const d = p - t;
      return [d * d, 2 * d];
    },
  },
  compiled,
);
