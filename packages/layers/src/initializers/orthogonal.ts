import { asType, generate, type Matrix, transpose } from "@adjoint/matrix";
import type { Initializer } from "../types.js";
import { assertArguments } from "./assert-arguments.js";

/**
 * A random matrix with orthonormal columns (`wᵀ w = I`), or rows (`w wᵀ = I`) where it is wider
 * than tall: it keeps lengths, however deep the network.
 *
 * Normal draws, made orthonormal by Gram and Schmidt's method, twice over, which leaves an error
 * of a few roundings; each direction keeps the sign of its draw, so the result is uniform over all
 * such matrices.
 *
 * Shapes: the result is [rows, columns].
 * Follows Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in
 * deep linear neural networks" (2013).
 *
 * @param rows number of inputs
 * @param columns number of units
 * @param context the `random` to draw from and the `dtype` of the result
 * @throws {TypeError} when there is no `random` or no `dtype`, or a size is no number
 * @throws {RangeError} when a size is not an integer of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { orthogonal } from "@adjoint/layers";
 * import { allClose, identity, matmul } from "@adjoint/matrix";
 * import { randomState } from "@adjoint/random";
 *
 * const w = orthogonal(4, 3, { random: randomState(0), dtype: "float64" });
 * assert.equal(allClose(matmul(w, w, { transposeA: true }), identity(3), { atol: 1e-14 }), true);
 * ```
 */
export const orthogonal: Initializer = (rows, columns, context) => {
  assertArguments("orthogonal", rows, columns, context);
  const { random, dtype } = context;
  const tall = rows >= columns;
  const drawn = generate(Math.min(rows, columns), Math.max(rows, columns), () => random.normal());
  orthonormalizeRows(drawn);
  return asType(tall ? transpose(drawn) : drawn, dtype);
};

function orthonormalizeRows({ rows, columns, data }: Matrix): void {
  const row = (i: number) => data.subarray(i * columns, (i + 1) * columns);
  for (let i = 0; i < rows; i++) {
    const current = row(i);
    // The second round removes what rounding left of the first.
    for (let round = 0; round < 2; round++) {
      for (let j = 0; j < i; j++) subtractProjection(current, row(j));
    }
    const length = Math.sqrt(dot(current, current));
    for (let k = 0; k < columns; k++) current[k] = current[k]! / length;
  }
}

function subtractProjection(vector: Matrix["data"], unit: Matrix["data"]): void {
  const along = dot(vector, unit);
  for (let k = 0; k < vector.length; k++) vector[k] = vector[k]! - along * unit[k]!;
}

function dot(a: Matrix["data"], b: Matrix["data"]): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += a[k]! * b[k]!;
  return total;
}
