import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DTypeError,
  generate,
  identity,
  type Matrix,
  matmul,
  matrix,
  ShapeError,
  toRows,
  transpose,
  zeros,
} from "../index.js";

const size = fc.integer({ min: 0, max: 9 });
const dtype = fc.constantFrom("float64" as const, "float32" as const);

/** The definition, element by element: what `matmul` promises to the last bit. */
function byDefinition(a: Matrix, b: Matrix): number[][] {
  const round = a.dtype === "float32" ? Math.fround : (v: number) => v;
  return toRows(
    generate(
      a.rows,
      b.columns,
      (i, j) => {
        let total = 0;
        for (let k = 0; k < a.columns; k++) {
          const product = round(a.data[i * a.columns + k]! * b.data[k * b.columns + j]!);
          total = round(total + product);
        }
        return total;
      },
      a.dtype,
    ),
  );
}

describe("matmul", () => {
  test("by hand", () => {
    const a = matrix(2, 3, [1, 2, 3, 4, 5, 6]);
    const b = matrix(3, 2, [7, 8, 9, 10, 11, 12]);
    expect(toRows(matmul(a, b))).toEqual([
      [58, 64],
      [139, 154],
    ]);
    expect(toRows(transpose(a))).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });

  test("is its definition to the last bit, in all four transpositions", () => {
    const entry = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(size, size, size, dtype, fc.infiniteStream(entry), (n, k, m, type, stream) => {
        const next = () => stream.next().value as number;
        const a = generate(n, k, next, type);
        const b = generate(k, m, next, type);
        const expected = byDefinition(a, b);
        const [at, bt] = [transpose(a), transpose(b)];
        expect(toRows(matmul(a, b))).toEqual(expected);
        expect(toRows(matmul(at, b, { transposeA: true }))).toEqual(expected);
        expect(toRows(matmul(a, bt, { transposeB: true }))).toEqual(expected);
        expect(toRows(matmul(at, bt, { transposeA: true, transposeB: true }))).toEqual(expected);
      }),
    );
  });

  test("the identity changes nothing, and stale memory does not show", () => {
    const a = matrix(2, 2, [1.5, -2, 3, 4]);
    expect(matmul(a, identity(2))).toEqual(a);
    const stale = matrix(2, 2, [9, 9, 9, 9]);
    expect(matmul(identity(2), a, {}, () => stale)).toBe(stale);
    expect(stale).toEqual(a);
  });

  test("an empty inner size gives zeros; NaN is not hidden by a zero", () => {
    expect(matmul(zeros(2, 0), zeros(0, 2))).toEqual(zeros(2, 2));
    expect(matmul(zeros(1, 1), matrix(1, 1, [Number.NaN])).data[0]).toBe(Number.NaN);
  });

  test("rejects sizes and dtypes that disagree", () => {
    expect(() => matmul(zeros(2, 3), zeros(2, 3))).toThrow(
      new ShapeError(
        "matmul: a [2, 3] and b [2, 3] disagree: the inner sizes 3 and 2 must be equal",
      ),
    );
    expect(() => matmul(zeros(2, 3), zeros(3, 4), { transposeA: true })).toThrow(
      new ShapeError(
        "matmul: a [2, 3] transposed and b [3, 4] disagree: the inner sizes 2 and 3 must be equal",
      ),
    );
    expect(() => matmul(zeros(1, 1), zeros(1, 1, "float32"))).toThrow(
      new DTypeError("matmul: a is float64 and b is float32; both must have the same dtype"),
    );
  });
});
