import { assertBoolean, assertFunction, assertOptions, type OptionNames } from "@adjoint/checks";
import { assertSameDType } from "../core/checks.js";
import { describeShape } from "../core/describe-shape.js";
import { ShapeError } from "../core/errors.js";
import type { Allocate, Matrix } from "../core/types.js";
import { matmulModule } from "../generated/matmul.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { allocateResult } from "../memory/allocate-result.js";
import { kernel } from "../memory/kernel.js";
import { kernelModule } from "../memory/kernel-module.js";
import { matmulThreshold } from "../memory/thresholds.js";
import { matmulPlain } from "./matmul.plain.js";
import type { Strided } from "./types.js";

const product = /* @__PURE__ */ kernel("matmul", matmulModule, "product", {
  operands: ["in a", "in b", "in biases", "out result", "scratch room"],
  numbers: ["aRow", "aStep", "bStep", "bColumn", "rows", "inner", "columns"],
  least: matmulThreshold,
});

const scratchOf = /* @__PURE__ */ kernelModule<{
  readonly productScratch: (inner: number, columns: number, elementSize: number) => number;
}>(matmulModule);

/** Which sides `matmul` reads transposed (neither is copied), and what it adds. */
export interface MatmulOptions {
  /** Use `aᵀ`. @default false */
  readonly transposeA?: boolean;
  /** Use `bᵀ`. @default false */
  readonly transposeB?: boolean;
  /** A row [1, m] that is added to every row of the product. @default none */
  readonly biases?: Matrix;
}

const MATMUL: OptionNames<MatmulOptions> = {
  transposeA: "optional",
  transposeB: "optional",
  biases: "optional",
};

/**
 * Matrix product: `y[i, j] = Σₖ a[i, k] b[k, j]`, plus `biases[j]` if there are any.
 *
 * Shapes: a [n, k] (or [k, n] with `transposeA`), b [k, m] (or [m, k] with `transposeB`), result [n, m].
 * Numerics: each element is accumulated over k in order, starting from 0. Every product and every
 * sum is rounded once (no fused multiply-add). So the bits depend neither on transposition nor on
 * how the work is divided. The biases are added last.
 *
 * @param a the left side
 * @param b the right side
 * @param options which sides to read transposed, and the biases
 * @param allocate where the result goes. @default fresh zeros
 * @throws {ShapeError} when the inner sizes differ, or the biases are not [1, m]
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
  options: MatmulOptions = {},
  allocate: Allocate = allocateFresh,
): Matrix {
  assertOptions("matmul", options, MATMUL);
  const { transposeA = false, transposeB = false, biases } = options;
  assertBoolean("matmul", "transposeA", transposeA);
  assertBoolean("matmul", "transposeB", transposeB);
  assertFunction("matmul", "allocate", allocate);
  assertSameDType("matmul", "a", a, "b", b);
  const rows = transposeA ? a.columns : a.rows;
  const innerA = transposeA ? a.rows : a.columns;
  const innerB = transposeB ? b.columns : b.rows;
  const columns = transposeB ? b.rows : b.columns;
  if (innerA !== innerB) {
    throw new ShapeError(
      `matmul: a ${side(a, transposeA)} and b ${side(b, transposeB)} disagree: the inner sizes ${innerA} and ${innerB} must be equal`,
    );
  }
  if (biases !== undefined) assertBiases(a, biases, columns);
  const result = allocateResult("matmul", allocate, rows, columns, a.dtype, a, b, biases);
  const work = rows * innerA * columns;
  const size = a.dtype === "float32" ? 4 : 8;
  const scratch =
    work < matmulThreshold.resident ? 0 : scratchOf()?.productScratch(innerA, columns, size);
  const ran = product(
    work,
    [a, b, biases, result, (scratch ?? 0) >>> 0],
    (transposeA ? 1 : a.columns) * size,
    (transposeA ? a.columns : 1) * size,
    (transposeB ? 1 : b.columns) * size,
    (transposeB ? b.columns : 1) * size,
    rows,
    innerA,
    columns,
  );
  if (ran === undefined) {
    const [left, right] = [strided(a, transposeA), strided(b, transposeB)];
    matmulPlain(result.data, left, right, { rows, inner: innerA, columns }, biases?.data);
  }
  return result;
}

function assertBiases(a: Matrix, biases: Matrix, columns: number): void {
  assertSameDType("matmul", "a", a, "biases", biases);
  if (biases.rows === 1 && biases.columns === columns) return;
  throw new ShapeError(`matmul: biases ${describeShape(biases)} must be [1, ${columns}]`);
}

function side(m: Matrix, transposed: boolean): string {
  return transposed ? `${describeShape(m)} transposed` : describeShape(m);
}

function strided(m: Matrix, transposed: boolean): Strided {
  return transposed
    ? { matrix: m, rowStride: 1, columnStride: m.columns }
    : { matrix: m, rowStride: m.columns, columnStride: 1 };
}
