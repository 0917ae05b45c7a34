import { describeValue, FormatError } from "@adjoint/checks";

/** Decimal numbers; hexadecimal ones are texts here. */
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

/** The number in a cell; NaN where it is missing. */
export function numberOf(
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

/** The class that a cell names. */
export function wordOf(
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
