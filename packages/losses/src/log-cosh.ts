import { expm1, log1p, tanh } from "@adjoint/math";
import { type ElementLoss, elementLoss } from "@adjoint/pass/losses";
import { compiled } from "./generated/log-cosh.js";

/**
 * Logarithm of the hyperbolic cosine of the error: `l = ln cosh(p - t)` for each entry, near `d² / 2` for a
 * small error d, and near `|d| - ln 2` for a large one. The mean divides by the number of entries.
 * Gradient: `dp = tanh(p - t) u / n`; without n for the sum, and each entry by its own u for "none".
 *
 * Shapes: p, t, dp are [rows, columns]; for one column, t may be a list; the loss a number, or like p with
 * `reduction: "none"`, and u like it.
 * Numerics: nothing overflows, and a small error keeps its digits: what is computed is
 * `ln(1 + s)` with `s = cosh d - 1 = (1 - e^-|d|)² / (2 e^-|d|)` below 1, and `|d| + ln(1 + e^-2|d|) - ln 2` above.
 * Follows Keras' `LogCosh`.
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
 * import { logCosh } from "@adjoint/losses";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pass = logCosh(fromRows([[1000, 0]]), fromRows([[0, 0]]), { reduction: "sum" });
 * assert.equal(pass.output, 1000 - Math.LN2);
 * assert.deepEqual(toRows(pass.backward()), [[1, 0]]);
 * ```
 */
export const logCosh: ElementLoss = /* @__PURE__ */ elementLoss(
  "logCosh",
  {
    loss: (p, t) => {
      const d = p - t;
      const size = Math.abs(d);
      const less = expm1(-size); // e^-|d| - 1
      const e = 1 + less;
      const small = log1p((less * less) / (2 * e));
      const large = size + log1p(e * e) - Math.LN2;
      return [size < 1 ? small : large, tanh(d)];
    },
  },
  compiled,
);
