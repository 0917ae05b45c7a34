import { describe, expect, test } from "vitest";
import { guarded } from "../linear-memory/guarded.js";
import { testValues } from "../linear-memory/test-values.js";
import type { Matrix } from "../types.js";
import { sumPlain } from "./sum-plain.js";
import { sumSimd } from "./sum-simd.js";

const lengths = [0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 127, 128, 129, 137, 300, 1031];

describe.each(["float32", "float64"] as const)("%s sums in linear memory", (dtype) => {
  test.each([0, 1] as const)("along axis %i have the bits of their twin", (axis) => {
    for (const rows of lengths) {
      for (const columns of lengths) {
        if (rows * columns < 32 || rows * columns > 40_000) continue;
        const values = testValues(rows * columns, rows + columns, (rows + columns) % 5 === 0);
        const { data } = guarded(dtype, values, rows % 4);
        const m: Matrix = { rows, columns, dtype, data };
        const length = axis === 1 ? rows : columns;
        const twin = dtype === "float32" ? new Float32Array(length) : new Float64Array(length);
        const shape = axis === 1 ? { rows, columns: 1 } : { rows: 1, columns };
        sumPlain(m, axis, { ...shape, dtype, data: twin });
        const result = guarded(dtype, new Float64Array(length).fill(3), columns % 4);
        expect(sumSimd(m, axis, { ...shape, dtype, data: result.data })).toBe(true);
        expect(result.intact()).toBe(true);
        const wrong = twin.findIndex((value, k) => !Object.is(value, result.data[k]));
        expect([rows, columns, wrong]).toEqual([rows, columns, -1]);
      }
    }
  });
});
