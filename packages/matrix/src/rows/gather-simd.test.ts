import { describe, expect, test } from "vitest";
import { matrix, takeRows } from "../index.js";
import { guarded } from "../memory/guarded.js";
import { gatherSimd } from "./gather-simd.js";

describe.each(["float32", "float64"] as const)("%s rows in linear memory", (dtype) => {
  test("are gathered as ordinary ones are", () => {
    for (const columns of [0, 1, 3, 8, 17]) {
      const values = Array.from({ length: 5 * columns }, (_, k) => k - 0.5);
      const source = { rows: 5, columns, dtype, data: guarded(dtype, values, columns % 4).data };
      const indices = [4, 0, 0, 3];
      const result = guarded(dtype, new Float64Array(4 * columns), 1);
      // Not by takeRows, which falls back to the twin without a word.
      const output = { rows: 4, columns, dtype, data: result.data };
      expect(gatherSimd(source, indices, output)).toBe(true);
      const expected = takeRows(matrix(5, columns, values, dtype), indices);
      expect([...result.data]).toEqual([...expected.data]);
      expect(result.intact()).toBe(true);
    }
  });
});
