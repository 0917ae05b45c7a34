import { assertFunction, assertOptions } from "@adjoint/checks";
import { type Matrix, zeros } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import { restoring } from "./behaviour/restoring.js";
import { centralSlope } from "./numerics/central-slope.js";
import { entryLine } from "./numerics/line.js";
import { assertFloat64, assertStep } from "./options.js";

/**
 * The gradient of a number by a matrix, by central differences:
 * `dx[i] = (f(x + h eᵢ) - f(x - h eᵢ)) / ((xᵢ + h) - (xᵢ - h))`.
 *
 * Shapes: x and the result are [rows, columns].
 * Numerics: with the default step, a relative error of about 1e-10 for a smooth function. x is
 * varied in place, element by element, and gets its very bits back.
 * Follows Press et al., "Numerical Recipes" (2007), section 5.7.
 *
 * @param f reads x and gives a number
 * @param x what f reads; float64
 * @param options `step` h, above 0 (1e-5 unless given)
 * @throws {DTypeError} when x is float32, whose rounding would drown the difference
 * @throws {RangeError} when the step is not a finite number above 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { numericalGradient } from "@adjoint/gradcheck";
 * import { matrix } from "@adjoint/matrix";
 *
 * const x = matrix(1, 1, [3]);
 * const dx = numericalGradient(() => x.data[0] * x.data[0], x);
 * assert.ok(Math.abs(dx.data[0] - 6) < 1e-8);
 * ```
 */
export function numericalGradient(
  f: () => number,
  x: Matrix,
  options: { readonly step?: number } = {},
): Matrix {
  const functionName = "numericalGradient";
  assertFunction(functionName, "f", f, "a function that reads x and gives a number");
  assertMatrix(functionName, "x", x);
  assertOptions(functionName, options, { step: "optional" });
  const { step = 1e-5 } = options;
  assertFloat64(functionName, "x", x);
  assertStep(functionName, "step", step);
  const result = zeros(x.rows, x.columns);
  return restoring([x], () => {
    for (let k = 0; k < x.data.length; k++) {
      result.data[k] = centralSlope(() => [f()], [1], entryLine(x, k), step);
    }
    return result;
  });
}
