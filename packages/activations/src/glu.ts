import { exp } from "@adjoint/math";
import { type Matrix, ShapeError } from "@adjoint/matrix";
import {
  allocateElementwise,
  allocateFresh,
  allocateResult,
  assertSameShape,
  describeShape,
  elementwise,
} from "@adjoint/matrix/kit";
import { assertInput, type Context, type Pass } from "@adjoint/pass";
import { compiled } from "./generated/glu.js";

const formulas = /* @__PURE__ */ elementwise(
  {
    gate: (a, b) => {
      const e = exp(-Math.abs(b));
      const sum = 1 + e;
      const s = (b < 0 ? e : 1) / sum;
      return [a * s, s, a * (e / (sum * sum))]; // y, and its slopes by a and by b
    },
  },
  compiled,
);

/**
 * Gated linear unit: `y = a ∘ 1 / (1 + e^-b)`, where a is the left half of the columns of x, and b the right.
 * Gradient: `da = dy ∘ s`, `db = dy ∘ a ∘ s ∘ (1 - s)`, with `s = 1 / (1 + e^-b)`.
 *
 * Shapes: x, dx are [rows, 2 columns]; y, dy are [rows, columns].
 * Numerics: both tails keep their digits, of y and of the gradients, as those of `sigmoid` do.
 * Follows Dauphin et al., "Language Modeling with Gated Convolutional Networks" (2017).
 *
 * @param x a matrix with an even number of columns
 * @param context where results go
 * @throws {TypeError} when x or `dOutput` is no matrix, or the context none
 * @throws {ShapeError} when x has an odd number of columns; from `backward`, when `dOutput` has another
 * shape than the output
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { glu } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const pass = glu(matrix(1, 4, [3, 4, 0, 1000]));
 * assert.deepEqual(toRows(pass.output), [[1.5, 4]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 2, [1, 1]))), [[0.5, 1, 0.75, 0]]);
 * ```
 */
export function glu(x: Matrix, context?: Context): Pass<Matrix> {
  assertInput("glu", x, context);
  if (x.columns % 2 !== 0) {
    throw new ShapeError(`glu: x ${describeShape(x)} must have an even number of columns`);
  }
  const allocate = context?.allocate ?? allocateFresh;
  const { rows, dtype } = x;
  const columns = x.columns / 2;
  const output = allocateElementwise("glu", allocate, rows, columns, dtype, x);
  // The halves; their slopes are written over them.
  const left = allocateResult("glu", allocate, rows, columns, dtype, x, output);
  const right = allocateResult("glu", allocate, rows, columns, dtype, x, output, left);
  for (let i = 0; i < rows; i++) {
    const [start, middle] = [2 * i * columns, (2 * i + 1) * columns];
    left.data.set(x.data.subarray(start, middle), i * columns);
    right.data.set(x.data.subarray(middle, middle + columns), i * columns);
  }
  formulas.gate([left, right], [output, left, right]);
  const backward = (dOutput: Matrix): Matrix => {
    assertSameShape("glu.backward", "dOutput", dOutput, "output", output);
    const caller = "glu.backward";
    const kept = [dOutput, left, right] as const;
    const dInput = allocateResult(caller, allocate, rows, 2 * columns, dtype, ...kept);
    for (let i = 0, from = 0; i < rows; i++) {
      let to = 2 * i * columns;
      for (let j = 0; j < columns; j++, from++, to++) {
        dInput.data[to] = dOutput.data[from]! * left.data[from]!;
        dInput.data[to + columns] = dOutput.data[from]! * right.data[from]!;
      }
    }
    return dInput;
  };
  return { output, backward };
}
