import { assertString, describeValue, nearestWord } from "@adjoint/checks";

/** A column of a table, by its name or its place, counted from 0. */
export type Column = string | number;

/** Which columns are asked for. */
interface WantedColumns {
  readonly features?: readonly Column[] | undefined;
  readonly labels?: Column | undefined;
  readonly targets?: readonly Column[] | undefined;
}

/** A column of words, and the words where they are known. */
interface WantedCategory {
  readonly column: Column;
  readonly words: readonly string[] | undefined;
}

/** The places of the columns that are asked for; each is at most one thing. */
export function chooseColumns(
  names: readonly string[],
  header: boolean,
  { features, labels, targets }: WantedColumns,
  categories: readonly WantedCategory[],
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
  const chosen =
    features === undefined ? all.filter((i) => !taken.has(i)) : Array.from(features, place);
  const words = new Map<number, readonly string[] | undefined>();
  for (const { column, words: given } of categories) {
    // The words of `column 0` go by that name where there is no header.
    const at = placeOf(column, names, header || given !== undefined);
    if (!chosen.includes(at)) {
      throw new RangeError(
        `readCsv: the column ${describeValue(column)} of categories is none of the features`,
      );
    }
    words.set(at, given);
  }
  return { ...y, features: chosen, words };
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
