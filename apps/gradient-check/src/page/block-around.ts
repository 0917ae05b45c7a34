import type { Entry } from "@adjoint/gradcheck";

/** A part of a matrix, with a note that says which; no note where it is all of it. */
export interface Block {
  readonly entries: readonly Entry[];
  readonly note: string;
}

/** Cuts a matrix to at most `most` rows and columns, with one entry as near its middle as can be. */
export function blockAround(
  { row, column }: Pick<Entry, "row" | "column">,
  entries: readonly Entry[],
  most: number,
): Block {
  const rows = spanAround(row, 1 + Math.max(...indices(entries, "row")), most);
  const columns = spanAround(column, 1 + Math.max(...indices(entries, "column")), most);
  const inside = entries.filter((each) => rows.has(each.row) && columns.has(each.column));
  const whole = inside.length === entries.length;
  return {
    entries: inside,
    note: whole
      ? ""
      : `Of ${rows.of} x ${columns.of} entries, those around the worst: ${rows.text("rows")}, ${columns.text("columns")}.`,
  };
}

function indices(entries: readonly Entry[], name: "row" | "column"): Set<number> {
  // Far fewer than the entries, which may be too many arguments of one call.
  return new Set(entries.map((entry) => entry[name]));
}

function spanAround(middle: number, size: number, most: number) {
  const first = Math.max(0, Math.min(middle - Math.floor(most / 2), size - most));
  const last = Math.min(size, first + most) - 1;
  return {
    of: size,
    has: (index: number) => index >= first && index <= last,
    text: (name: string) => `${name} ${first} to ${last}`,
  };
}
