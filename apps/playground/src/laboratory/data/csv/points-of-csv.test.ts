import { expect, test } from "vitest";
import { MOST_OWN_POINTS, pointsOfText } from "../own-points.js";
import { type CsvColumns, type CsvRead, pointsOfCsv } from "./points-of-csv.js";

function read(text: string, columns?: CsvColumns): CsvRead {
  const found = pointsOfCsv(text, columns);
  if (!("own" in found)) throw new Error(JSON.stringify(found));
  return found;
}

test("two columns of numbers and one of classes become points of the plane", () => {
  const found = read("length,width,species\n1,10,setosa\n3,20,virginica\n2,15,setosa\n");
  expect(pointsOfText(found.own)).toEqual([
    { x: -1, y: -1, label: 0 },
    { x: 1, y: 1, label: 1 },
    { x: 0, y: 0, label: 0 },
  ]);
  expect(found.columns).toEqual({ x: 0, y: 1, label: 2 });
  expect(found).toMatchObject({ classNames: ["setosa", "virginica"], rows: 3, missing: 0 });
  expect(found.ranges).toEqual([
    [1, 3],
    [10, 20],
  ]);
});

test.each([
  ["semicolons", "a;b;c\n1;2;u\n3;4;v"],
  ["tabs", "a\tb\tc\n1\t2\tu\n3\t4\tv"],
  ["no header", "1,2,u\n3,4,v"],
  ["the class in front", "class,b,c\nu,1,2\nv,3,4"],
  ["classes that are numbers", "a,b,c\n1,2,0\n3,4,1"],
  ["other columns", "id,a,b,class\np,1,2,u\nq,3,4,v"],
])("%s", (_, text) => {
  expect(read(text).own).toBe("A-1000_-1000B1000_1000");
});

test("columns can be chosen", () => {
  const text = "a,b,c,d\n1,2,9,u\n3,4,5,v";
  expect(read(text, { x: 2, y: 0, label: 3 }).own).toBe("A1000_-1000B-1000_1000");
});

test("rows with a missing number are left out, and counted", () => {
  const found = read("a,b,c\n1,2,u\n?,3,v\n3,4,v");
  expect([found.rows, found.taken, found.missing]).toEqual([3, 2, 1]);
});

test("of too many rows some are taken at equal distances", () => {
  const rows = Array.from({ length: 2500 }, (_, i) => `${i},${-i},${i < 1250 ? "u" : "v"}`);
  const { taken, own } = read(`a,b,c\n${rows.join("\n")}`);
  expect(taken).toBe(MOST_OWN_POINTS);
  const labels = pointsOfText(own)!.map(({ label }) => label);
  expect(labels.filter((label) => label === 0)).toHaveLength(MOST_OWN_POINTS / 2);
});

test.each([
  ["", "columns", { columns: 0 }],
  ["a,b\n1,2", "columns", { columns: 2 }],
  ["a,b,c\nu,v,w", "numbers", {}],
  ["a,b,c\n1,2,u\n?,3,v", "rows", {}],
  ["a,b,c\n1,2,u\n3,4", "text", { message: "line 3 has 2 cells, and the first row 3" }],
  ["a,b,c\n1,2,u\n3,x,v", "text", { message: 'line 3, column "b" must be a number, got "x"' }],
  ['a,b,c\n1,2,"u', "text", {}],
  [
    `a,b,c\n${[1, 2, 3, 4, 5, 6, 7].map((i) => `${i},${i},${i}`).join("\n")}`,
    "classes",
    { column: "c", classes: 7, most: 6 },
  ],
])("'%s' is refused: %s", (text, kind, more) => {
  expect(pointsOfCsv(text)).toMatchObject({ kind, ...more });
});
