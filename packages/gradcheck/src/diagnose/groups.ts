import type { Compared, Group } from "./types.js";

/** What is clear of each gradient: neither entries at a corner nor those that cannot be told. */
export function groupsOf(compared: readonly Compared[]): readonly Group[] {
  return compared.map(({ name, values, entries, upstream, batch = values.rows }) => ({
    name,
    rows: values.rows,
    columns: values.columns,
    batch,
    upstream,
    points: entries
      .filter(({ status }) => status !== "kink" && status !== "cannot-tell")
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
