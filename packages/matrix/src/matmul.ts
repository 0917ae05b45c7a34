import { allocateFresh } from "./allocate-fresh.js";
import { assertSameDType } from "./assert-same-dtype.js";
import { describeShape } from "./describe-shape.js";
import { ShapeError } from "./errors.js";
import { multiplyFloat32 } from "./matmul/multiply-float32.js";
import { multiplyFloat64 } from "./matmul/multiply-float64.js";
import type { Allocate, Matrix } from "./types.js";

/** Which sides `matmul` reads transposed; neither is copied. */
export interface MatmulOptions {
  /** Use `aᵀ`. @default false */
  readonly transposeA?: boolean;
  /** Use `bᵀ`. @default false */
  readonly transposeB?: boolean;
}

/**
 * Matrix product: `y[i, j] = Σₖ a[i, k] b[k, j]`.
 *
 * Shapes: a [n, k] (or [k, n] with `transposeA`), b [k, m] (or [m, k] with `transposeB`), result [n, m].
 * Numerics: each element is accumulated over k in order, starting from 0, with one rounding for
 * every product and one for every sum (no fused multiply-add), so its bits do not depend on
 * transposition or on how the work is divided.
 *
 * @param a the left side
 * @param b the right side
 * @param options which sides to read transposed
 * @param allocate where the result goes. @default fresh zeros
 * @throws {ShapeError} when the inner sizes differ
 * @throws {DTypeError} when one side is float32 and the other float64
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matmul, matrix, toRows } from "@adjoint/matrix";
 *
 * const a = matrix(2, 2, [1, 2, 3, 4]);
 * assert.deepEqual(toRows(matmul(a, a)), [[7, 10], [15, 22]]);
 * assert.deepEqual(toRows(matmul(a, a, { transposeA: true })), [[10, 14], [14, 20]]);
 * ```
 */
export function matmul(
  a: Matrix,
  b: Matrix,
  { transposeA = false, transposeB = false }: MatmulOptions = {},
  allocate: Allocate = allocateFresh,
): Matrix {
  assertSameDType("matmul", "a", a, "b", b);
  const [rows, innerA] = transposeA ? [a.columns, a.rows] : [a.rows, a.columns];
  const [innerB, columns] = transposeB ? [b.columns, b.rows] : [b.rows, b.columns];
  if (innerA !== innerB) {
    throw new ShapeError(
      `matmul: a ${side(a, transposeA)} and b ${side(b, transposeB)} disagree: the inner sizes ${innerA} and ${innerB} must be equal`,
    );
  }
  const result = allocate(rows, columns, a.dtype);
  const shape = { rows, inner: innerA, columns };
  const left = strided(a, transposeA);
  const right = strided(b, transposeB);
  if (a.dtype === "float32") multiplyFloat32(result.data, left, right, shape);
  else multiplyFloat64(result.data, left, right, shape);
  return result;
}

function side(m: Matrix, transposed: boolean): string {
  return transposed ? `${describeShape(m)} transposed` : describeShape(m);
}

function strided(m: Matrix, transposed: boolean) {
  return transposed
    ? { data: m.data, rowStride: 1, columnStride: m.columns }
    : { data: m.data, rowStride: m.columns, columnStride: 1 };
}
