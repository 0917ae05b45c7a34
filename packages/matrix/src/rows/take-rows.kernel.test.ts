import { describe, expect, test } from "vitest";
import { takeRowsModule } from "../generated/take-rows.js";
import { matrix, takeRows } from "../index.js";
import { guarded } from "../memory/guarded.js";
import { kernel } from "../memory/kernel.js";

const gatherRows = kernel("takeRows", takeRowsModule, "gatherRows", {
  operands: ["in m", "indices indices", "out result"],
  numbers: ["count", "bytes"],
  least: { resident: 0, copied: 0 },
});

describe.each(["float32", "float64"] as const)("%s rows in linear memory", (dtype) => {
  test("are gathered as ordinary ones are", () => {
    for (const columns of [0, 1, 3, 8, 17]) {
      const values = Array.from({ length: 5 * columns }, (_, k) => k - 0.5);
      const m = { rows: 5, columns, dtype, data: guarded(dtype, values, columns % 4).data };
      const indices = [4, 0, 0, 3];
      const expected = indices.flatMap((i) => values.slice(i * columns, (i + 1) * columns));
      const room = guarded(dtype, new Float64Array(4 * columns), 1);
      const result = { rows: 4, columns, dtype, data: room.data };
      expect(gatherRows(1, [m, indices, result], 4, columns * m.data.BYTES_PER_ELEMENT)).toBe(0);
      expect([...result.data]).toEqual(expected);
      expect(room.intact()).toBe(true);
      result.data.fill(7);
      takeRows(m, indices, () => result);
      expect([...result.data]).toEqual(expected);
      expect([...takeRows(matrix(5, columns, values, dtype), indices).data]).toEqual(expected);
    }
  });
});
