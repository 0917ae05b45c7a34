import {
  assertBoolean,
  assertList,
  assertOptions,
  assertString,
  FormatError,
  type OptionNames,
} from "@adjoint/checks";
import { asType, type DType, type Matrix, matrix } from "@adjoint/matrix";
import { assertDType } from "@adjoint/matrix/kit";
import {
  type Categories,
  type CategoryReader,
  categoryReader,
  spread,
  wantedCategories,
} from "./csv-categories.js";
import { numberOf, wordOf } from "./csv-cells.js";
import { type Column, chooseColumns } from "./csv-columns.js";
import { labelsOf } from "./csv-labels.js";
import { decodeText } from "./decode-text.js";
import { numberList } from "./number-list.js";
import { type CsvRow, csvRows, type ParseCsvOptions } from "./parse-csv.js";

/** What a table is, and what of it is wanted. */
export interface ReadCsvOptions extends ParseCsvOptions {
  /** Whether the first row has the names of the columns. @default true */
  readonly header?: boolean;
  /** The columns of x. @default all that are neither labels nor targets */
  readonly features?: readonly Column[];
  /**
   * Features that are words: each word becomes a column of ones and zeros, `colour_red`, in the place of theirs.
   * A record of their words, as the result has it, reads another table into the same columns. @default none
   */
  readonly categories?: Categories | undefined;
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
  categories: "optional",
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
  /** The words of each column of words, in the order of their columns of x: to read another table by. */
  readonly categories: Readonly<Record<string, readonly string[]>>;
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
 * A word that is missing is none of its column's: all its ones and zeros are 0, as in pandas' `get_dummies`.
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
  const columns = chooseColumns(names, header, options, wantedCategories(options.categories));

  const x = numberList();
  const y = numberList();
  const words: string[] = [];
  const readers = columns.features.map((i): CategoryReader | undefined =>
    columns.words.has(i) ? categoryReader(names[i]!, i, columns.words.get(i), missing) : undefined,
  );
  let count = 0;
  const readRow = ({ cells, line }: CsvRow) => {
    if (cells.length !== names.length) {
      throw new FormatError(
        `readCsv: line ${line} has ${cells.length} cells, and the first row ${names.length}`,
        { row: line, column: Math.min(cells.length, names.length) + 1 },
      );
    }
    for (let k = 0; k < readers.length; k++) {
      const i = columns.features[k]!;
      const reader = readers[k];
      const cell = cells[i]!;
      x.push(reader ? reader.read(cell, line) : numberOf(cell, missing, line, i, names));
    }
    for (const i of columns.targets) y.push(numberOf(cells[i]!, missing, line, i, names));
    if (columns.labels !== undefined) {
      words.push(wordOf(cells[columns.labels]!, missing, line, columns.labels, names));
    }
    count += 1;
  };
  if (!header) readRow(first.value);
  for (const row of rows) readRow(row);

  const named = (indices: readonly number[]) => indices.map((i) => names[i]!);
  const featureNames = named(columns.features);
  const features =
    columns.words.size === 0
      ? { data: x.take(), featureNames, categories: {} }
      : spread(x.take(), count, readers, featureNames);
  const data = {
    x: asType(matrix(count, features.featureNames.length, features.data), dtype),
    featureNames: features.featureNames,
    categories: features.categories,
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
