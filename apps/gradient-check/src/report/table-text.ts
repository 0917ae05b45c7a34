import type { Ansis } from "ansis";
import stringWidth from "string-width";
import type { Table } from "./table.js";
import { wrap, wrapPieces } from "./wrap.js";

/** Between two columns. */
const GAP = "  ";
/** Columns of text are not made narrower than this; then rows are set one below the other. */
const NARROWEST = 12;

/** A table for a terminal: beside each other where it fits, else each row as a list. */
export function tableText(table: Table, width: number, colors: Ansis): string {
  const body = gridText(table, width, colors) ?? listText(table, width, colors);
  return `${colors.bold(wrap(table.title, width))}\n${body}`;
}

/** Columns beside each other; text is wrapped inside its column. Undefined where it does not fit. */
function gridText({ columns, rows }: Table, width: number, colors: Ansis): string | undefined {
  const natural = columns.map(({ label, numeric }, j) => {
    const cells = rows.map((row) => stringWidth(row[j]!));
    // A heading may be set in several lines; a number may not.
    return Math.max(longestWord(label), numeric ? 0 : stringWidth(label), ...cells);
  });
  const spare = width - GAP.length * (columns.length - 1) - natural.reduce((a, b) => a + b, 0);
  const widths = spare >= 0 ? natural : narrowed(natural, columns, rows, -spare);
  if (widths === undefined) return undefined;
  const line = (cells: readonly string[], paint: (cell: string) => string) => {
    const wrapped = cells.map((cell, j) => wrap(cell, widths[j]!).split("\n"));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, i) =>
      wrapped
        .map((lines, j) => {
          const cell = lines[i] ?? "";
          const pad = " ".repeat(Math.max(0, widths[j]! - stringWidth(cell)));
          return columns[j]!.numeric ? pad + paint(cell) : paint(cell) + pad;
        })
        .join(GAP)
        .trimEnd(),
    ).join("\n");
  };
  const head = line(
    columns.map(({ label }) => label),
    (cell) => colors.dim(cell),
  );
  const body = rows.map((row) => line(row, (cell) => paintOutcome(cell, colors)));
  return `${[head, ...body].join("\n")}\n`;
}

/** The first column gives up what is too much, if enough is left of it. */
function narrowed(
  natural: readonly number[],
  columns: Table["columns"],
  rows: Table["rows"],
  tooMuch: number,
): readonly number[] | undefined {
  const [first = 0, ...others] = natural;
  const least = Math.max(
    NARROWEST,
    longestWord(columns[0]!.label),
    ...rows.map((row) => longestWord(row[0]!)),
  );
  return first - tooMuch >= least ? [first - tooMuch, ...others] : undefined;
}

/** Each row as a few lines: its name, and what is in the columns. */
function listText({ columns, rows }: Table, width: number, colors: Ansis): string {
  return rows
    .map(([name = "", ...cells]) => {
      const pieces = cells.map((cell, j) =>
        isOutcome(cell) ? cell : `${columns[j + 1]!.label} ${cell}`,
      );
      const [first = "", ...others] = wrapPieces(pieces, width, "  ").split("\n");
      const outcome = cells.find(isOutcome);
      const painted =
        outcome === undefined ? first : first.replace(outcome, paintOutcome(outcome, colors));
      return `${[wrap(name, width), painted, ...others].join("\n")}\n`;
    })
    .join("");
}

function longestWord(text: string): number {
  return Math.max(...text.split(/\s+/).map((word) => stringWidth(word)));
}

function isOutcome(cell: string): boolean {
  return /^[✓✗!?] /.test(cell);
}

function paintOutcome(cell: string, colors: Ansis): string {
  if (cell.startsWith("✓ ")) return colors.green(cell);
  if (cell.startsWith("✗ ") || cell.startsWith("! ")) return colors.red(cell);
  return cell.startsWith("? ") ? colors.yellow(cell) : cell;
}
