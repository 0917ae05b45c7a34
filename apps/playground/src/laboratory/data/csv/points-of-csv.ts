import { parseCsv, readCsv } from "@adjoint/datasets";
import { MOST_OWN_POINTS, ownPlace, textOfPoints } from "../own-points.js";

/** The columns, by their places, that are x, y and the class. */
export interface CsvColumns {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

/** Points of a table, and how they came about. */
export interface CsvRead {
  readonly names: readonly string[];
  readonly columns: CsvColumns;
  /** The points as an address has them. */
  readonly own: string;
  readonly classes: number;
  readonly classNames: readonly string[];
  readonly rows: number;
  readonly taken: number;
  /** Rows that were left out, as a number of theirs is missing. */
  readonly missing: number;
  /** The least and the most of x, and of y: they are at -1 and 1 of the plane. */
  readonly ranges: readonly [readonly [number, number], readonly [number, number]];
}

/** Why a table gives no points. */
export type CsvFault =
  | { readonly kind: "size" }
  | { readonly kind: "numbers" }
  | { readonly kind: "rows" }
  | { readonly kind: "columns"; readonly columns: number }
  | {
      readonly kind: "classes";
      readonly column: string;
      readonly classes: number;
      readonly most: number;
      readonly names: readonly string[];
      readonly columns: CsvColumns;
    }
  | { readonly kind: "text"; readonly message: string };

const MOST_CLASSES = 6;
const LABEL_NAMES = /^(class|label|species|target|category|group|kind|type)$/i;

/** Points of a table of two columns of numbers and one of classes, scaled to the plane. */
export function pointsOfCsv(text: string, wanted?: CsvColumns): CsvRead | CsvFault {
  try {
    return pointsOf(text, wanted);
  } catch (error) {
    // The reader says in words what is wrong, and where.
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "text", message: message.replace(/^\w+: /, "") };
  }
}

function pointsOf(text: string, wanted: CsvColumns | undefined): CsvRead | CsvFault {
  const delimiter = delimiterOf(text);
  const cells = [...parseCsv(text, { delimiter })];
  const first = cells[0] ?? [];
  if (first.length < 3) return { kind: "columns", columns: first.length };
  const header = hasHeader(cells);
  const names = first.map((cell, i) => (header ? cell.trim() || `${i + 1}` : `${i + 1}`));
  const columns = wanted ?? chosenColumns(names, cells.slice(header ? 1 : 0));
  if (columns === undefined) return { kind: "numbers" };
  const { x, y, classNames } = readCsv(text, {
    header,
    delimiter,
    features: [columns.x, columns.y],
    labels: columns.label,
  });
  if (classNames.length > MOST_CLASSES) {
    const column = names[columns.label]!;
    return {
      kind: "classes",
      column,
      classes: classNames.length,
      most: MOST_CLASSES,
      names,
      columns,
    };
  }
  const whole = Array.from({ length: x.rows }, (_, i) => i).filter(
    (i) => Number.isFinite(x.data[2 * i]!) && Number.isFinite(x.data[2 * i + 1]!),
  );
  if (whole.length < 2) return { kind: "rows" };
  // At equal distances, where there are too many.
  const stride = Math.max(1, whole.length / MOST_OWN_POINTS);
  const taken = Array.from(
    { length: Math.min(whole.length, MOST_OWN_POINTS) },
    (_, k) => whole[Math.floor(k * stride)]!,
  );
  const ranges = [rangeOf(x.data, whole, 0), rangeOf(x.data, whole, 1)] as const;
  const at = (i: number, axis: 0 | 1) => {
    const [least, most] = ranges[axis];
    return most > least ? ownPlace((2 * (x.data[2 * i + axis]! - least)) / (most - least) - 1) : 0;
  };
  const own = textOfPoints(taken.map((i) => ({ x: at(i, 0), y: at(i, 1), label: y[i]! })));
  const classes = Math.max(2, classNames.length);
  const missing = x.rows - whole.length;
  return {
    names,
    columns,
    own,
    classes,
    classNames,
    rows: x.rows,
    taken: taken.length,
    missing,
    ranges,
  };
}

/** What the first line has most of: commas, semicolons or tabs. */
function delimiterOf(text: string): string {
  const line = text.slice(0, 10_000).split(/[\r\n]/, 1)[0]!;
  const counts = [",", ";", "\t"].map((sign) => [line.split(sign).length, sign] as const);
  return counts.reduce((most, each) => (each[0] > most[0] ? each : most))[1];
}

/** Whether the first row names the columns: none of its cells is a number, where others are. */
function hasHeader([first = [], ...others]: readonly (readonly string[])[]): boolean {
  const hasNumbers = others.some((row) => row.some(isNumber));
  return !first.some(isNumber) && (hasNumbers || others.length > 0);
}

/** The first two columns of numbers; the class by its name, or the last column that is left. */
function chosenColumns(
  names: readonly string[],
  rows: readonly (readonly string[])[],
): CsvColumns | undefined {
  const isNumeric = names.map((_, i) => rows.some((row) => isNumber(row[i] ?? "")));
  const places = names.map((_, i) => i);
  const named = places.find((i) => LABEL_NAMES.test(names[i]!));
  const label = named ?? places.filter((i) => !isNumeric[i]).at(-1) ?? places.at(-1)!;
  const [x, y] = places.filter((i) => i !== label && isNumeric[i]);
  return x === undefined || y === undefined ? undefined : { x, y, label };
}

function isNumber(cell: string): boolean {
  return cell.trim() !== "" && Number.isFinite(Number(cell));
}

function rangeOf(
  data: ArrayLike<number>,
  rows: readonly number[],
  axis: 0 | 1,
): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const i of rows) {
    least = Math.min(least, data[2 * i + axis]!);
    most = Math.max(most, data[2 * i + axis]!);
  }
  return [least, most];
}
