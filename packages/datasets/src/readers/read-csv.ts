import {
  assertBoolean,
  assertList,
  assertOptions,
  assertString,
  describeValue,
  FormatError,
  nearestWord,
  type OptionNames,
} from "@adjoint/checks";
import { asType, type DType, type Matrix, matrix } from "@adjoint/matrix";
import { assertDType } from "@adjoint/matrix/kit";
import { decodeText } from "./decode-text.js";
import { numberList } from "./number-list.js";
import { type CsvRow, csvRows, type ParseCsvOptions } from "./parse-csv.js";

/** A column of a table, by its name or its place, counted from 0. */
export type Column = string | number;

/** What a table is, and what of it is wanted. */
export interface ReadCsvOptions extends ParseCsvOptions {
  /** Whether the first row has the names of the columns. @default true */
  readonly header?: boolean;
  /** The columns of x. @default all that are neither labels nor targets */
  readonly features?: readonly Column[];
  /** The column that names the class of a row. @default none */
  readonly labels?: Column | undefined;
  /** The classes in the order of their labels; another one is an error. @default those there are, sorted */
  readonly classNames?: readonly string[] | undefined;
  /** The columns of values to predict. @default none */
  readonly targets?: readonly Column[] | undefined;
  /** What stands for a value that is missing: NaN. @default "", "NA", "N/A", "NaN", "nan", "null", "?" */
  readonly missing?: readonly string[];
  /** Number format of x and of targets. @default "float64" */
  readonly dtype?: DType;
}

const READ: OptionNames<ReadCsvOptions> = {
  header: "optional",
  features: "optional",
  labels: "optional",
  classNames: "optional",
  targets: "optional",
  missing: "optional",
  dtype: "optional",
  delimiter: "optional",
  maxColumns: "optional",
  maxRows: "optional",
};

/** The features of a table. */
export interface CsvFeatures {
  readonly x: Matrix;
  /** What each column of x is called; without a header, `column 0` and so on. */
  readonly featureNames: readonly string[];
}

/** The features of a table, and the class of each row. */
export interface CsvClasses extends CsvFeatures {
  readonly y: Int32Array;
  readonly classes: number;
  /** The class of each label. */
  readonly classNames: readonly string[];
}

/** The features of a table, and values to predict. */
export interface CsvTargets extends CsvFeatures {
  readonly y: Matrix;
  readonly targetNames: readonly string[];
}

const MISSING = ["", "NA", "N/A", "NaN", "nan", "null", "?"];

/**
 * Reads a table of numbers in comma-separated values: features, and perhaps the class of each row, or values to predict.
 * Nothing in it is trusted: rows must have the same number of cells, and a cell that is no number is an
 * error, which names the line and the column.
 *
 * Shapes: x [rows, features]; y one label a row, or [rows, targets].
 * Numerics: decimal numbers become the nearest doubles; `inf` and `infinity` are numbers, of either sign, and one that is
 * too large is an error. Spaces around a cell do not count. Classes that are all whole numbers are sorted as numbers.
 * Follows RFC 4180, see `parseCsv`.
 *
 * @param table the text, or its bytes in UTF-8
 * @param options which columns are what
 * @throws {TypeError} when an argument or an option is unknown or of the wrong kind
 * @throws {RangeError} when there is no such column, or one is given twice
 * @throws {FormatError} when the table is broken, or a cell is not what it should be
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { readCsv } from "@adjoint/datasets";
 * import { toRows } from "@adjoint/matrix";
 *
 * const table = "length,width,species\n5.1,3.5,setosa\n6.3,?,virginica\n";
 * const { x, y, classNames } = readCsv(table, { labels: "species" });
 * assert.deepEqual(toRows(x), [[5.1, 3.5], [6.3, NaN]]);
 * assert.equal(classNames[y[1]], "virginica");
 * ```
 */
export function readCsv(
  table: string | Uint8Array,
  options: ReadCsvOptions & { readonly labels: Column; readonly targets?: undefined },
): CsvClasses;
export function readCsv(
  table: string | Uint8Array,
  options: ReadCsvOptions & { readonly targets: readonly Column[]; readonly labels?: undefined },
): CsvTargets;
export function readCsv(table: string | Uint8Array, options?: ReadCsvOptions): CsvFeatures;
export function readCsv(table: string | Uint8Array, options: ReadCsvOptions = {}): CsvFeatures {
  assertOptions("readCsv", options, READ);
  const { header = true, labels, targets, dtype = "float64", missing = MISSING } = options;
  const { classNames } = options;
  assertBoolean("readCsv", "header", header);
  assertDType("readCsv", "dtype", dtype);
  assertStrings("missing", missing);
  if (classNames !== undefined) assertStrings("classNames", classNames);
  for (const name of ["features", "targets"] as const) {
    const given = options[name];
    if (given !== undefined) assertList("readCsv", name, given, "a list of columns");
  }
  if (labels !== undefined && targets !== undefined) {
    throw new TypeError("readCsv: labels and targets are both given; y can be one of them");
  }
  if (classNames !== undefined && labels === undefined) {
    throw new TypeError("readCsv: classNames are given, and no labels, the column that names them");
  }
  const text =
    ArrayBuffer.isView(table) && Object.prototype.toString.call(table) === "[object Uint8Array]"
      ? decodeText("readCsv", "the table", table as Uint8Array)
      : table;
  const rows = csvRows("readCsv", text as string, options);
  const first = rows.next();
  if (first.done) throw new FormatError("readCsv: the table has no rows");
  const names = first.value.cells.map((cell, i) => (header ? cell.trim() : `column ${i}`));
  const columns = chooseColumns(names, header, options);

  const x = numberList();
  const y = numberList();
  const words: string[] = [];
  let count = 0;
  const readRow = ({ cells, line }: CsvRow) => {
    if (cells.length !== names.length) {
      throw new FormatError(
        `readCsv: line ${line} has ${cells.length} cells, and the first row ${names.length}`,
        { row: line, column: Math.min(cells.length, names.length) + 1 },
      );
    }
    for (const i of columns.features) x.push(numberOf(cells[i]!, missing, line, i, names));
    for (const i of columns.targets) y.push(numberOf(cells[i]!, missing, line, i, names));
    if (columns.labels !== undefined) {
      words.push(wordOf(cells[columns.labels]!, missing, line, columns.labels, names));
    }
    count += 1;
  };
  if (!header) readRow(first.value);
  for (const row of rows) readRow(row);

  const named = (indices: readonly number[]) => indices.map((i) => names[i]!);
  const data = {
    x: asType(matrix(count, columns.features.length, x.take()), dtype),
    featureNames: named(columns.features),
  };
  if (columns.labels !== undefined) return { ...data, ...labelsOf(words, classNames) };
  if (targets === undefined) return data;
  const values = asType(matrix(count, columns.targets.length, y.take()), dtype);
  return Object.assign(data, { y: values, targetNames: named(columns.targets) });
}

function assertStrings(name: string, values: readonly string[]): void {
  assertList("readCsv", name, values, "a list of strings");
  for (let i = 0; i < values.length; i++) assertString("readCsv", `${name}[${i}]`, values[i]);
}

/** Which columns are what, by their places; each is at most one thing. */
function chooseColumns(
  names: readonly string[],
  header: boolean,
  { features, labels, targets }: ReadCsvOptions,
) {
  const taken = new Set<number>();
  const place = (column: Column): number => {
    const at = placeOf(column, names, header);
    if (taken.has(at)) {
      throw new RangeError(`readCsv: the column ${describeValue(column)} is given twice`);
    }
    taken.add(at);
    return at;
  };
  const y = {
    labels: labels === undefined ? undefined : place(labels),
    // Not map, which passes over holes.
    targets: Array.from(targets ?? [], place),
  };
  const all = [...names.keys()];
  return {
    ...y,
    features:
      features === undefined ? all.filter((i) => !taken.has(i)) : Array.from(features, place),
  };
}

function placeOf(column: Column, names: readonly string[], header: boolean): number {
  if (typeof column === "number") {
    if (Number.isInteger(column) && column >= 0 && column < names.length) return column;
    throw new RangeError(
      `readCsv: a column must be an integer in [0, ${names.length}), or a name, got ${describeValue(column)}`,
    );
  }
  assertString("readCsv", "a column", column);
  const at = header ? names.indexOf(column) : -1;
  if (at < 0) {
    const near = nearestWord(column, names);
    const help = header ? (near ? `; did you mean "${near}"?` : "") : "; there is no header";
    throw new RangeError(`readCsv: there is no column ${describeValue(column)}${help}`);
  }
  if (names.indexOf(column, at + 1) < 0) return at;
  throw new RangeError(
    `readCsv: there are two columns ${describeValue(column)}; give the place of one`,
  );
}

/** What is no digit, sign, point or exponent makes a text: hexadecimal numbers are none here. */
const NUMERAL = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const INFINITE = /^([-+]?)inf(?:inity)?$/i;

/**
 * Whether a cell begins as most numbers do: with a digit, a sign or a point, and not as 0x, 0b or 0o. Of these,
 * `Number` takes what the pattern does, in a third of the time.
 */
function isPlain(cell: string): boolean {
  const first = cell.charCodeAt(0);
  if (first === 48) return !(cell.charCodeAt(1) > 57) || (cell.charCodeAt(1) | 32) === 101;
  return (first > 48 && first <= 57) || first === 43 || first === 45 || first === 46;
}

function numberOf(
  cell: string,
  missing: readonly string[],
  line: number,
  column: number,
  names: readonly string[],
): number {
  if (isPlain(cell)) {
    const value = Number(cell);
    if (Number.isFinite(value)) return value;
  }
  const text = cell.trim();
  if (NUMERAL.test(text)) {
    const value = Number(text);
    if (Number.isFinite(value)) return value;
  } else {
    if (missing.includes(text)) return Number.NaN;
    const infinite = INFINITE.exec(text);
    if (infinite !== null) return infinite[1] === "-" ? -Infinity : Infinity;
  }
  throw wrongCell("must be a number", cell, line, column, names);
}

function wordOf(
  cell: string,
  missing: readonly string[],
  line: number,
  column: number,
  names: readonly string[],
): string {
  const word = cell.trim();
  if (missing.includes(word)) throw wrongCell("must name a class", cell, line, column, names);
  return word;
}

function wrongCell(
  wanted: string,
  cell: string,
  line: number,
  column: number,
  names: readonly string[],
): FormatError {
  return new FormatError(
    `readCsv: line ${line}, column ${describeValue(names[column])} ${wanted}, got ${describeValue(cell)}`,
    { row: line, column: column + 1 },
  );
}

/** Words as labels: those that are given in their order, others sorted. */
function labelsOf(words: readonly string[], given: readonly string[] | undefined) {
  const classNames = given === undefined ? sorted([...new Set(words)]) : [...given];
  const labels = new Map(classNames.map((name, label) => [name, label]));
  const y = Int32Array.from(words, (word, row) => {
    const label = labels.get(word);
    if (label !== undefined) return label;
    throw new FormatError(
      `readCsv: row ${row} of x is of the class ${describeValue(word)}, which is none of classNames`,
      { row },
    );
  });
  return { y, classes: classNames.length, classNames };
}

/** Whole numbers as numbers, and words by the codes of their characters, the same everywhere. */
function sorted(words: readonly string[]): string[] {
  const areNumbers = words.every((word) => /^[-+]?\d{1,15}$/.test(word));
  return areNumbers ? [...words].sort((a, b) => Number(a) - Number(b)) : [...words].sort();
}
