import { divide, exp, log, type Matrix, max, subtract, sum } from "@adjoint/matrix";
import {
  allocateElementwise,
  allocateFresh,
  allocateResult,
  assertSameShape,
  pairwiseSum,
  rounding,
} from "@adjoint/matrix/kit";
import { assertInput, type Context, type LogProbabilities, type Pass } from "@adjoint/pass";
import { assertTemperature, TEMPERATURE, type TemperatureOptions } from "./temperature.js";
import { type OpWithOptions, withOptions } from "./with-options.js";

/**
 * Logarithm of the softmax of every row: `y = z - ln Σ exp z`, with `z = (x - max x) / temperature`.
 * Gradient: `dx = (dy - p Σ dy) / temperature` row by row, with `p = exp y`.
 *
 * It is an op with the temperature 1, and gives an op of another: `logSoftmax({ temperature: 2 })`.
 *
 * Shapes: x, y, dx, dy are [rows, classes].
 * Numerics: finite for every finite x, where the logarithm of a softmax is not; the same when a row
 * is shifted; NaN for a row that holds NaN, +∞, or nothing but -∞.
 * Follows PyTorch's `log_softmax`.
 *
 * @throws {TypeError} when x or `dOutput` is no matrix, or options or context are none
 * @throws {RangeError} when the temperature is not finite and above 0
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { logSoftmax } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = logSoftmax(matrix(1, 2, [1000, 0]));
 * assert.deepEqual(toRows(pass.output), [[0, -1000]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 2, [0, 1]))), [[-1, 1]]);
 * ```
 */
export const logSoftmax: OpWithOptions<
  TemperatureOptions,
  Pass<LogProbabilities, Matrix, Matrix>
> = /* @__PURE__ */ withOptions(
  "logSoftmax",
  TEMPERATURE,
  ({ temperature = 1 }: TemperatureOptions) => {
    assertTemperature("logSoftmax", temperature);
    return (x, context) => logSoftmaxOfQuotient(temperature, x, context);
  },
);

function logSoftmaxOfQuotient(
  divisor: number,
  x: Matrix,
  context?: Context,
): Pass<LogProbabilities, Matrix, Matrix> {
  assertInput("logSoftmax", x, context);
  const allocate = context?.allocate ?? allocateFresh;
  const { rows, columns, dtype } = x;
  const output = allocateElementwise("logSoftmax", allocate, rows, columns, dtype, x);
  const inPlace = () => output;
  // A row without columns has no largest element, and nothing to compute.
  if (columns > 0) {
    subtract(x, max(x, { axis: 1 }), inPlace);
    if (divisor !== 1) divide(output, divisor, inPlace);
    subtract(output, log(sum(exp(output), { axis: 1 })), inPlace);
  }
  const round = rounding(dtype);
  const backward = (dOutput: Matrix): Matrix => {
    assertSameShape("logSoftmax.backward", "dOutput", dOutput, "output", output);
    const dInput = allocateResult(
      "logSoftmax.backward",
      allocate,
      rows,
      columns,
      dtype,
      output,
      dOutput,
    );
    exp(output, () => dInput);
    const d = dOutput.data;
    for (let i = 0; i < rows; i++) {
      const start = i * columns;
      const total = pairwiseSum(d, start, columns);
      for (let k = start; k < start + columns; k++) {
        dInput.data[k] = d[k]! - round(dInput.data[k]! * total);
      }
    }
    return divisor === 1 ? dInput : divide(dInput, divisor, () => dInput);
  };
  return { output, backward };
}
