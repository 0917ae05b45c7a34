import type { Compared, Group } from "./types.js";

/** Entries that are plainly right or wrong: others are at a corner, or cannot be told. */
const CLEAR: ReadonlySet<string> = new Set(["pass", "both-zero", "fail", "non-finite"]);

/** What is clear of each gradient. */
export function groupsOf(compared: readonly Compared[]): readonly Group[] {
  return compared.map(({ name, values, entries, upstream, batch = values.rows }) => ({
    name,
    rows: values.rows,
    columns: values.columns,
    batch,
    upstream,
    points: entries
      .filter(({ status }) => CLEAR.has(status))
      .map(({ row, column, analytic, numerical, status }) => ({
        row,
        column,
        x: values.data[row * values.columns + column]!,
        analytic,
        numerical,
        wrong: status === "fail" || status === "non-finite",
      })),
  }));
}

/** The same groups, with their wrong points alone; none that has no such point. */
export function wrongOnly(groups: readonly Group[]): readonly Group[] {
  return groups
    .map((group) => ({ ...group, points: group.points.filter(({ wrong }) => wrong) }))
    .filter(({ points }) => points.length > 0);
}
