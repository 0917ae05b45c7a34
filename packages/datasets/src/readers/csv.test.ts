import { FormatError } from "@adjoint/checks";
import { type Matrix, toRows } from "@adjoint/matrix";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import files from "../../../../fixtures/files.json" with { type: "json" };
import { parseCsv, readCsv } from "../index.js";

describe("parseCsv", () => {
  test.each(files.csv)("$text, as Python's csv module reads it", ({ text, rows }) => {
    expect([...parseCsv(text)]).toEqual(rows);
    expect([...parseCsv(`\ufeff${text}`)]).toEqual(rows);
  });

  test("other delimiters", () => {
    const { text, rows } = files.semicolons;
    expect([...parseCsv(text, { delimiter: ";" })]).toEqual(rows);
    expect([...parseCsv('a\t"b\tc"', { delimiter: "\t" })]).toEqual([["a", "b\tc"]]);
  });

  test("any cells come back, quoted where they must be", () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ", "é"),
      maxLength: 6,
    });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(rows, fc.constantFrom("\n", "\r\n"), (table, end) => {
        const quote = (text: string) =>
          /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const text = table.map((row) => row.map(quote).join(",")).join(end);
        expect([...parseCsv(text)]).toEqual(table);
      }),
    );
  });

  test.each<[string, object, string, object]>([
    ['a\n"b', {}, "a quote is not closed in line 2, cell 1", { row: 2, column: 1 }],
    ['a,"b"c', {}, 'there is "c" after a closed quote in line 1, cell 2', { row: 1, column: 2 }],
    ['"\n\n"x', {}, 'there is "x" after a closed quote in line 3, cell 1', { row: 3, column: 1 }],
    [
      "a,b,c",
      { maxColumns: 2 },
      "there are more than 2 cells, the limit, in line 1, cell 3",
      { row: 1, column: 3 },
    ],
    [
      "a\n\nb\nc",
      { maxRows: 2 },
      "there are more than 2 rows, the limit, in line 4, cell 1",
      { row: 4, column: 1 },
    ],
  ])("%o is refused", (text, options, message, place) => {
    const call = () => [...parseCsv(text, options)];
    const wanted = { name: "FormatError", message: `parseCsv: ${message}`, place };
    expect(call).toThrow(expect.objectContaining(wanted));
  });

  test("options are checked at the call", () => {
    expect(() => parseCsv("", { delimiter: ", " })).toThrow(RangeError);
    expect(() => parseCsv("", { delimiter: '"' })).toThrow(
      /delimiter must be one character, no quote/,
    );
    expect(() => parseCsv(3 as never)).toThrow("parseCsv: text must be a string, got 3");
  });
});

const table = `length,width,species,price
5.1, 3.5 ,setosa,1e3
4.9,NA,"setosa",-.5
6.3,+2.,virginica,?
`;

describe("readCsv", () => {
  test("classes by their names, missing values, and columns that are chosen", () => {
    const data = readCsv(table, { labels: "species", features: ["width", 0] });
    expectTypeOf(data.y).toEqualTypeOf<Int32Array>();
    expect(toRows(data.x)).toEqual([
      [3.5, 5.1],
      [Number.NaN, 4.9],
      [2, 6.3],
    ]);
    expect(data.featureNames).toEqual(["width", "length"]);
    expect(data.y).toEqual(Int32Array.of(0, 0, 1));
    expect([data.classes, data.classNames]).toEqual([2, ["setosa", "virginica"]]);
  });

  test("values to predict", () => {
    const data = readCsv(table, { features: ["length"], targets: ["price", 1], dtype: "float32" });
    expectTypeOf(data.y).toEqualTypeOf<Matrix>();
    expect(toRows(data.y)).toEqual([
      [1000, 3.5],
      [-0.5, Number.NaN],
      [Number.NaN, 2],
    ]);
    expect(data.y.dtype).toBe("float32");
    expect(data.targetNames).toEqual(["price", "width"]);
    expect(toRows(data.x).length).toBe(3);
  });

  test("classNames set the labels, and say which classes there are", () => {
    const options = { labels: 2, features: [0], classNames: ["virginica", "setosa", "versicolor"] };
    const { y, classes } = readCsv(table, options);
    expect([Array.from(y), classes]).toEqual([[1, 1, 0], 3]);
    expect(() => readCsv(table, { ...options, classNames: ["setosa"] })).toThrow(
      expect.objectContaining({
        message: 'readCsv: row 2 of x is of the class "virginica", which is none of classNames',
      }),
    );
  });

  test("without a header, columns have places", () => {
    const { x, featureNames, y } = readCsv("1,10\n2,9\n3,10\n", { header: false, labels: 1 });
    expect(toRows(x)).toEqual([[1], [2], [3]]);
    expect(featureNames).toEqual(["column 0"]);
    expect(Array.from(y)).toEqual([1, 0, 1]); // 9 before 10: as numbers
  });

  test("bytes, with a byte order mark and ends of lines of Windows", () => {
    const bytes = new TextEncoder().encode("\ufeffa,b\r\n1,inf\r\n-0,-Infinity\r\n");
    expect(toRows(readCsv(bytes).x)).toEqual([
      [1, Infinity],
      [-0, -Infinity],
    ]);
    expect(() => readCsv(Uint8Array.of(0xff))).toThrow(
      new FormatError("readCsv: the table is no UTF-8"),
    );
  });

  test("a header alone is a table of no rows", () => {
    const { x, featureNames } = readCsv("a,b\n");
    expect([x.rows, x.columns, featureNames]).toEqual([0, 2, ["a", "b"]]);
  });

  test("numbers come back, whatever they are", () => {
    const numbers = fc.array(fc.double({ noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, (values) => {
        const { x } = readCsv(`a\n${values.join("\n")}`);
        expect(Array.from(x.data)).toEqual(values.map((value) => (value === 0 ? 0 : value)));
      }),
    );
  });

  test.each([
    ["a,b\n1\n", {}, "line 2 has 1 cells, and the first row 2", { row: 2, column: 2 }],
    ["a,b\n1,2\n\n1,2,3\n", {}, "line 4 has 3 cells, and the first row 2", { row: 4, column: 3 }],
    ["a,b\n1,x\n", {}, 'line 2, column "b" must be a number, got "x"', { row: 2, column: 2 }],
    ["a\n0x10\n", {}, 'line 2, column "a" must be a number, got "0x10"', { row: 2, column: 1 }],
    ["a\n1_000\n", {}, 'line 2, column "a" must be a number, got "1_000"', { row: 2, column: 1 }],
    ["a\n1e999\n", {}, 'line 2, column "a" must be a number, got "1e999"', { row: 2, column: 1 }],
    [
      'a\n" "\n',
      { missing: [] },
      'line 2, column "a" must be a number, got " "',
      { row: 2, column: 1 },
    ],
    [
      "a,b\n1,NA\n",
      { labels: "b" },
      'line 2, column "b" must name a class, got "NA"',
      { row: 2, column: 2 },
    ],
    ["", {}, "the table has no rows", {}],
    ['a\n"1', {}, "a quote is not closed in line 2, cell 1", { row: 2, column: 1 }],
  ])("%o is refused: %o", (text, options, message, place) => {
    const wanted = { name: "FormatError", message: `readCsv: ${message}`, place };
    expect(() => readCsv(text, options)).toThrow(expect.objectContaining(wanted));
  });

  test.each<[object, string]>([
    [{ labels: "Species" }, 'readCsv: there is no column "Species"; did you mean "species"?'],
    [{ labels: 4 }, "readCsv: a column must be an integer in [0, 4), or a name, got 4"],
    [{ labels: "species", features: ["species"] }, 'readCsv: the column "species" is given twice'],
    [{ labels: "species", targets: ["price"] }, "readCsv: labels and targets are both given"],
    [{ classNames: ["a"] }, "readCsv: classNames are given, and no labels"],
    [{ labels: "a", header: false }, 'readCsv: there is no column "a"; there is no header'],
    [{ missing: [3] }, "readCsv: missing[0] must be a string, got 3"],
    [{ label: "species" }, 'readCsv: unknown option "label"; did you mean "labels"?'],
  ])("%o is refused", (options, message) => {
    expect(() => readCsv(table, options)).toThrow(message);
  });

  test("a name that two columns have", () => {
    expect(() => readCsv("a,a\n1,2\n", { labels: "a" })).toThrow(
      'readCsv: there are two columns "a"',
    );
    expect(toRows(readCsv("a,a\n1,2\n", { features: [1] }).x)).toEqual([[2]]);
  });
});

describe("columns of words", () => {
  const table = "size,colour,price\n1,red,5\n2,?,6\n3,blue,7\n4,red,8\n";

  test("become ones and zeros, in their place, the words sorted, as pandas' get_dummies has them", () => {
    const read = readCsv(table, { categories: ["colour"], targets: ["price"] });
    expect(read.featureNames).toEqual(["size", "colour_blue", "colour_red"]);
    expect(toRows(read.x)).toEqual([
      [1, 0, 1],
      [2, 0, 0],
      [3, 1, 0],
      [4, 0, 1],
    ]);
    expect(read.categories).toEqual({ colour: ["blue", "red"] });
  });

  test("another table is read into the same columns, and has no other word", () => {
    const { categories } = readCsv(table, { categories: ["colour"] });
    const { x, featureNames } = readCsv("colour\nred\n", { categories });
    expect([featureNames, toRows(x)]).toEqual([["colour_blue", "colour_red"], [[0, 1]]]);
    expect(() => readCsv("colour\nred\npink\n", { categories })).toThrow(
      'readCsv: line 3, column "colour" has "pink", which is none of its categories',
    );
  });

  test("by their places, where there is no header", () => {
    const given = readCsv("a;3\nb;4\n", { header: false, delimiter: ";", categories: [0] });
    expect(given.featureNames).toEqual(["column 0_a", "column 0_b", "column 1"]);
    const again = readCsv("b;5\n", { header: false, delimiter: ";", categories: given.categories });
    expect(toRows(again.x)).toEqual([[0, 1, 5]]);
  });

  test.each<[object, object, string]>([
    [
      { categories: ["price"], targets: ["price"] },
      RangeError,
      'the column "price" of categories is none of the features',
    ],
    [{ categories: ["color"] }, RangeError, 'there is no column "color"; did you mean "colour"?'],
    [
      { categories: "colour" },
      TypeError,
      "categories must be a list of columns, or a record of their words",
    ],
    [{ categories: { colour: ["a", "a"] } }, RangeError, "categories.colour has a word twice"],
    [{ categories: { colour: [3] } }, TypeError, "categories.colour[0] must be a string, got 3"],
  ])("%o is refused", (options, Kind, message) => {
    expect(() => readCsv(table, options)).toThrow(Kind as never);
    expect(() => readCsv(table, options)).toThrow(message);
  });

  test("a thousand words are enough: a table cannot grow without bound", () => {
    const text = Array.from({ length: 1001 }, (_, i) => `w${i}\n`).join("");
    expect(() => readCsv(text, { header: false, categories: [0] })).toThrow(
      'readCsv: line 1001, column "column 0" has more than 1000 different words; each would be a column',
    );
  });
});
