import { near } from "./near.js";
import type { Group } from "./types.js";

/** Fewer entries are in another order by chance. */
const FEWEST = 4;

interface Order {
  readonly text: string;
  /** Where the value stands that belongs at [row, column]. */
  readonly from: (row: number, column: number, group: Group) => number;
}

const at = (row: number, column: number, { columns }: Group) => row * columns + column;

const ORDERS: readonly Order[] = [
  {
    text: "it is transposed",
    from: (row, column, group) => {
      const k = at(row, column, group);
      // What lies at k of the transposed matrix, which has as many columns as this has rows.
      return at(k % group.rows, Math.floor(k / group.rows), group);
    },
  },
  {
    text: "its columns are in reverse order",
    from: (row, column, group) => at(row, group.columns - 1 - column, group),
  },
  {
    text: "its rows are in reverse order",
    from: (row, column, group) => at(group.rows - 1 - row, column, group),
  },
  {
    text: "its columns are shifted by one",
    from: (row, column, group) => at(row, (column + 1) % group.columns, group),
  },
  {
    text: "its columns are shifted by one",
    from: (row, column, group) => at(row, (column + group.columns - 1) % group.columns, group),
  },
  {
    text: "its rows are shifted by one",
    from: (row, column, group) => at((row + 1) % group.rows, column, group),
  },
  {
    text: "its rows are shifted by one",
    from: (row, column, group) => at((row + group.rows - 1) % group.rows, column, group),
  },
];

/** The right numbers in the wrong places, where all entries of each gradient are known. */
export function arrangementIn(groups: readonly Group[]): string | undefined {
  const whole = groups.filter(({ points, rows, columns }) => points.length === rows * columns);
  const telling = whole.filter(
    ({ points }) => points.length >= FEWEST && distinct(points) >= 3 && isMostlyElsewhere(points),
  );
  if (telling.length === 0 || whole.length < groups.length) return undefined;
  const sorted = telling.map((group) => ({
    group,
    analytic: inPlace(group, "analytic"),
    numerical: inPlace(group, "numerical"),
  }));
  for (const { text, from } of ORDERS) {
    const holds = sorted.every(({ group, analytic, numerical }) =>
      group.points.every(({ row, column }) =>
        near(analytic[at(row, column, group)]!, numerical[from(row, column, group)]!),
      ),
    );
    if (holds) return text;
  }
  const permuted = sorted.every(({ analytic, numerical }) => {
    const ordered = [...numerical].sort((a, b) => a - b);
    return [...analytic].sort((a, b) => a - b).every((value, k) => near(value, ordered[k]!));
  });
  return permuted ? "its numbers are right, and stand in the wrong places" : undefined;
}

function inPlace(group: Group, side: "analytic" | "numerical"): readonly number[] {
  const values = new Array<number>(group.points.length).fill(Number.NaN);
  for (const point of group.points) values[at(point.row, point.column, group)] = point[side];
  return values;
}

/** What stands in the wrong place is far off; less than that has other causes. */
function isMostlyElsewhere(points: Group["points"]): boolean {
  const far = points.filter(({ analytic, numerical }) => !near(analytic, numerical));
  return 2 * far.length >= points.length;
}

function distinct(points: Group["points"]): number {
  return new Set(points.map(({ numerical }) => numerical.toPrecision(3))).size;
}
