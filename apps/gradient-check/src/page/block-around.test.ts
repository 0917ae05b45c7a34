import type { Entry } from "@adjoint/gradcheck";
import { expect, test } from "vitest";
import { blockAround } from "./block-around.js";

function entriesOf(rows: number, columns: number): Entry[] {
  return Array.from({ length: rows * columns }, (_, k) => ({
    row: Math.floor(k / columns),
    column: k % columns,
    analytic: 1,
    numerical: 1,
    absolute: 0,
    relative: 0,
    status: "pass",
  }));
}

test("what is small enough stays whole", () => {
  const entries = entriesOf(4, 4);
  expect(blockAround({ row: 3, column: 0 }, entries, 4)).toEqual({ entries, note: "" });
});

test.each([
  [5, 6, "rows 3 to 6, columns 4 to 7"],
  [0, 0, "rows 0 to 3, columns 0 to 3"],
  [8, 9, "rows 5 to 8, columns 6 to 9"],
])("a larger one is cut around [%i, %i]", (row, column, where) => {
  const { entries, note } = blockAround({ row, column }, entriesOf(9, 10), 4);
  expect(entries).toHaveLength(16);
  expect(entries.some((entry) => entry.row === row && entry.column === column)).toBe(true);
  expect(note).toBe(`Of 9 x 10 entries, those around the worst: ${where}.`);
});

test("a matrix that is only wide keeps all of its rows", () => {
  const { entries, note } = blockAround({ row: 1, column: 0 }, entriesOf(2, 50), 40);
  expect(entries).toHaveLength(80);
  expect(note).toContain("rows 0 to 1, columns 0 to 39");
});
