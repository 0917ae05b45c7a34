import {
  assertInteger,
  assertOptions,
  assertString,
  describeValue,
  FormatError,
  type OptionNames,
} from "@adjoint/checks";

/** How a table is written. */
export interface ParseCsvOptions {
  /** What stands between cells, one character. @default "," */
  readonly delimiter?: string;
  /** Cells of a row, at most. @default 100,000 */
  readonly maxColumns?: number;
  /** Rows, at most. @default 100,000,000 */
  readonly maxRows?: number;
}

const PARSE: OptionNames<ParseCsvOptions> = {
  delimiter: "optional",
  maxColumns: "optional",
  maxRows: "optional",
};

/** A row of a table, and the line of the text that it begins on, from 1. */
export interface CsvRow {
  readonly cells: string[];
  readonly line: number;
}

/**
 * The rows of a table in comma-separated values, one after another, as texts. Cells may be quoted, with `""` for a quote,
 * and then hold delimiters and ends of lines. Lines end in LF, CRLF or CR; empty ones are no rows; a byte order
 * mark is skipped.
 *
 * Follows RFC 4180; a quote within a cell that is not quoted is a character as any other.
 *
 * @param text the table
 * @param options the delimiter, and how large the table may be
 * @throws {TypeError} when the text is no string, or an option unknown or of the wrong kind
 * @throws {RangeError} when the delimiter is not one character, or a quote or an end of a line; when a limit is not
 * an integer of at least 1
 * @throws {FormatError} from the generator, when a quote is not closed or goes on after it, or there are more rows or cells
 * than the limit; the message says in which line and cell
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseCsv } from "@adjoint/datasets";
 *
 * const rows = [...parseCsv('name,size\n"Smith, J.","5"" long"\n')];
 * assert.deepEqual(rows, [["name", "size"], ["Smith, J.", '5" long']]);
 * ```
 */
export function parseCsv(
  text: string,
  options: ParseCsvOptions = {},
): Generator<string[], void, undefined> {
  assertOptions("parseCsv", options, PARSE);
  return cellsOf(csvRows("parseCsv", text, options));
}

function* cellsOf(rows: Iterable<CsvRow>): Generator<string[], void, undefined> {
  for (const { cells } of rows) yield cells;
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
const BYTE_ORDER_MARK = 0xfeff;

/** The same for `readCsv`, with the lines that the rows begin on. */
export function csvRows(
  functionName: string,
  text: string,
  { delimiter = ",", maxColumns = 100_000, maxRows = 100_000_000 }: ParseCsvOptions,
): Generator<CsvRow, void, undefined> {
  assertString(functionName, "text", text);
  assertDelimiter(functionName, delimiter);
  assertInteger(functionName, "maxColumns", maxColumns, 1);
  assertInteger(functionName, "maxRows", maxRows, 1);
  return scan(functionName, text, delimiter.charCodeAt(0), maxColumns, maxRows);
}

/** Throws unless a delimiter is one character that ends nothing else. */
export function assertDelimiter(functionName: string, delimiter: string): void {
  assertString(functionName, "delimiter", delimiter);
  if (delimiter.length !== 1 || /["\n\r]/.test(delimiter)) {
    throw new RangeError(
      `${functionName}: delimiter must be one character, no quote and no end of a line, got ${describeValue(delimiter)}`,
    );
  }
}

/** Where a scan is, and in which line of the text. */
interface Scan {
  readonly text: string;
  at: number;
  line: number;
}

function* scan(
  functionName: string,
  text: string,
  delimiter: number,
  maxColumns: number,
  maxRows: number,
): Generator<CsvRow, void, undefined> {
  const place: Scan = { text, at: text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0, line: 1 };
  let rows = 0;
  while (place.at < text.length) {
    if (isLineEnd(text.charCodeAt(place.at))) {
      skipLineEnd(place);
      continue;
    }
    const { line } = place;
    const cells: string[] = [];
    for (;;) {
      const column = cells.length + 1;
      if (column > maxColumns) {
        throw fault(
          functionName,
          `there are more than ${maxColumns} cells, the limit,`,
          line,
          column,
        );
      }
      cells.push(
        text.charCodeAt(place.at) === QUOTE
          ? quotedCell(functionName, place, delimiter, column)
          : plainCell(place, delimiter),
      );
      if (text.charCodeAt(place.at) !== delimiter) break;
      place.at += 1;
    }
    if (place.at < text.length) skipLineEnd(place);
    rows += 1;
    if (rows > maxRows) {
      throw fault(functionName, `there are more than ${maxRows} rows, the limit,`, line, 1);
    }
    yield { cells, line };
  }
}

function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
}

function skipLineEnd(place: Scan): void {
  const { text, at } = place;
  place.at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
  place.line += 1;
}

function plainCell(place: Scan, delimiter: number): string {
  const { text, at: start } = place;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === LF || code === CR) break;
  }
  place.at = at;
  return text.slice(start, at);
}

function quotedCell(functionName: string, place: Scan, delimiter: number, column: number): string {
  const { text } = place;
  let cell = "";
  for (let start = place.at + 1; ; start = place.at + 1) {
    const close = text.indexOf('"', start);
    if (close < 0) throw fault(functionName, "a quote is not closed", place.line, column);
    cell += text.slice(start, close);
    place.at = close + 1;
    if (text.charCodeAt(place.at) !== QUOTE) break;
    cell += '"';
  }
  place.line += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  const next = text.charCodeAt(place.at);
  if (place.at === text.length || next === delimiter || isLineEnd(next)) return cell;
  const message = `there is ${describeValue(text[place.at])} after a closed quote`;
  throw fault(functionName, message, place.line, column);
}

function fault(functionName: string, message: string, row: number, column: number): FormatError {
  return new FormatError(`${functionName}: ${message} in line ${row}, cell ${column}`, {
    row,
    column,
  });
}
