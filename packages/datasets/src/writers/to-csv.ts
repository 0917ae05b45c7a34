import {
  assertBoolean,
  assertList,
  assertOptions,
  assertRecord,
  assertString,
  describeValue,
  type OptionNames,
} from "@adjoint/checks";
import { isMatrix, type Matrix, ShapeError } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import { assertDelimiter } from "../readers/parse-csv.js";

/** What is written: a data set, as `readCsv` gives it. */
export interface CsvTable {
  readonly x: Matrix;
  /** Labels, or values to predict. @default none */
  readonly y?: ArrayLike<number> | Matrix | undefined;
  /** @default `column 0` and so on */
  readonly featureNames?: readonly string[] | undefined;
  /** The class of each label. @default the labels themselves */
  readonly classNames?: readonly string[] | undefined;
  /** @default `target 0` and so on */
  readonly targetNames?: readonly string[] | undefined;
}

/** How a table is written. */
export interface ToCsvOptions {
  /** Whether the first row has the names of the columns. @default true */
  readonly header?: boolean;
  /** What the column of labels is called. @default "class" */
  readonly labels?: string;
  /** What stands between cells. @default "," */
  readonly delimiter?: string;
}

const TO_CSV: OptionNames<ToCsvOptions> = {
  header: "optional",
  labels: "optional",
  delimiter: "optional",
};

/**
 * Writes a table as comma-separated values: the features, and after them the class of each row, or the values to
 * predict. `readCsv` reads it back.
 *
 * Numerics: numbers have the fewest digits that give them back. NaN is `NaN`, and infinities are `inf` and `-inf`, which
 * pandas reads, too.
 * Follows RFC 4180: cells with a delimiter, a quote or a line break are quoted. Lines end in a line feed.
 *
 * @param table a matrix, or a data set
 * @param options how it is written
 * @throws {TypeError} when an argument or an option is unknown or of the wrong kind
 * @throws {RangeError} when the delimiter is no single character, or a label has no name
 * @throws {ShapeError} when x and y differ in rows, or there are more names than columns, or fewer
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { readCsv, toCsv } from "@adjoint/datasets";
 * import { fromRows } from "@adjoint/matrix";
 *
 * const x = fromRows([[5.1], [6.3]]);
 * const data = { x, y: [1, 0], featureNames: ["length"], classNames: ["setosa", "virginica"] };
 * const text = toCsv(data, { labels: "species" });
 * assert.equal(text, "length,species\n5.1,virginica\n6.3,setosa\n");
 * assert.deepEqual(readCsv(text, { labels: "species" }).x, x);
 * ```
 */
export function toCsv(table: Matrix | CsvTable, options: ToCsvOptions = {}): string {
  assertRecord("toCsv", "table", table, "a matrix, or a data set { x }");
  assertOptions("toCsv", options, TO_CSV);
  const { header = true, labels = "class", delimiter = "," } = options;
  assertBoolean("toCsv", "header", header);
  assertString("toCsv", "labels", labels);
  assertDelimiter("toCsv", delimiter);
  const { x, y, featureNames, classNames, targetNames }: CsvTable =
    "x" in table ? table : { x: table };
  assertMatrix("toCsv", "x", x);
  const columns = [
    ...columnsOf(x, namesOf("featureNames", featureNames, x, "column")),
    ...(y === undefined
      ? []
      : isMatrix(y)
        ? columnsOf(y, namesOf("targetNames", targetNames, y, "target"))
        : [labelColumn(labels, y, classNames)]),
  ];
  const rows = y === undefined ? x.rows : isMatrix(y) ? y.rows : y.length;
  if (rows !== x.rows) {
    throw new ShapeError(`toCsv: y has ${rows} rows, and x ${x.rows}`);
  }
  const quote = quoteFor(delimiter);
  const lines: string[] = [];
  if (header) lines.push(columns.map(({ name }) => quote(name)).join(delimiter));
  for (let row = 0; row < rows; row++) {
    lines.push(columns.map(({ cell }) => quote(cell(row))).join(delimiter));
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** A column: what it is called, and the text of its cell in each row. */
interface TextColumn {
  readonly name: string;
  readonly cell: (row: number) => string;
}

function columnsOf({ columns, data }: Matrix, names: readonly string[]): readonly TextColumn[] {
  return names.map((name, column) => ({
    name,
    cell: (row) => textOf(data[row * columns + column]!),
  }));
}

function namesOf(
  argument: string,
  names: readonly string[] | undefined,
  { columns }: Matrix,
  word: string,
): readonly string[] {
  if (names === undefined) return Array.from({ length: columns }, (_, i) => `${word} ${i}`);
  assertStrings(argument, names);
  if (names.length === columns) return names;
  throw new ShapeError(`toCsv: there are ${names.length} ${argument}, for ${columns} columns`);
}

function labelColumn(
  name: string,
  labels: ArrayLike<number>,
  classNames: readonly string[] | undefined,
): TextColumn {
  assertList("toCsv", "y", labels, "a list of labels, or a matrix");
  if (classNames !== undefined) assertStrings("classNames", classNames);
  const cell = (row: number) => {
    const label = labels[row]!;
    const text = classNames === undefined ? textOf(label) : classNames[label];
    if (text !== undefined && Number.isInteger(label)) return text;
    throw new RangeError(
      `toCsv: y[${row}] must be a label${classNames ? ` below ${classNames.length}` : ""}, got ${describeValue(label)}`,
    );
  };
  return { name, cell };
}

function assertStrings(argument: string, names: readonly string[]): void {
  assertList("toCsv", argument, names, "a list of strings");
  for (let i = 0; i < names.length; i++) assertString("toCsv", `${argument}[${i}]`, names[i]);
}

function textOf(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "inf";
  if (value === Number.NEGATIVE_INFINITY) return "-inf";
  return Object.is(value, -0) ? "-0" : String(value);
}

/** Quotes what would else end a cell. An empty cell is quoted, too: alone in a line it would be no row. */
function quoteFor(delimiter: string): (text: string) => string {
  return (text) =>
    text === "" || text.includes(delimiter) || /["\n\r]/.test(text)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
}
