import { describe, expect, test } from "vitest";
import type { DType } from "../core/types.js";
import { add, divide, type Matrix, multiply, subtract, workspace } from "../index.js";
import { guarded } from "../memory/guarded.js";
import { kernelsRun } from "../memory/kernels-run.js";
import { testValues } from "../memory/test-values.js";

/** The same values in an ordinary array, whose operations the twin does, and in linear memory. */
function both(dtype: DType, rows: number, columns: number, seed: number, offset: number) {
  const values = testValues(rows * columns, seed, seed % 2 === 0);
  const array = dtype === "float32" ? Float32Array : Float64Array;
  const record = (data: Matrix["data"]): Matrix => ({ rows, columns, dtype, data });
  return {
    ordinary: record(array.from(values)),
    resident: record(guarded(dtype, values, offset).data),
  };
}

const sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 33];

// Else the twin would be compared with itself below.
test("the kernels run", () => {
  expect(kernelsRun()).toBe(true);
});

describe.each(["float32", "float64"] as const)("%s arithmetic in linear memory", (dtype) => {
  test.each([
    ["add", add],
    ["subtract", subtract],
    ["multiply", multiply],
    ["divide", divide],
  ] as const)("%s has the bits of its twin, with all broadcasting", (_, operation) => {
    for (const rows of sizes) {
      for (const columns of sizes) {
        for (const [other, others] of [
          [rows, columns],
          [1, columns],
          [rows, 1],
          [1, 1],
        ] as const) {
          const a = both(dtype, rows, columns, rows + columns, columns % 4);
          const b = both(dtype, other, others, rows * columns + 1, rows % 4);
          for (const flip of [false, true]) {
            const twin = flip
              ? operation(b.ordinary, a.ordinary)
              : operation(a.ordinary, b.ordinary);
            const result = guarded(dtype, twin.data.slice().fill(5), (rows + 1) % 4);
            const output = () => ({ ...twin, data: result.data });
            if (flip) operation(b.resident, a.resident, output);
            else operation(a.resident, b.resident, output);
            expect(result.intact()).toBe(true);
            const wrong = twin.data.findIndex((value, k) => !Object.is(value, result.data[k]));
            expect([rows, columns, other, others, flip, wrong]).toEqual([
              ...[rows, columns, other, others, flip, -1],
            ]);
          }
        }
      }
    }
  });

  test("a number on one side, and results written over an operand", () => {
    const { ordinary, resident } = both(dtype, 7, 9, 1, 1);
    expect(divide(1, resident, workspace().allocate).data).toEqual(divide(1, ordinary).data);
    const expected = multiply(ordinary, 0.1);
    expect(multiply(resident, 0.1, () => resident).data).toEqual(expected.data);
  });
});
