import { areUnlikelyPure, isUnlikelySplit } from "./chance.js";
import type { Group, Point } from "./types.js";

interface Line {
  readonly index: number;
  readonly points: number;
  readonly wrong: boolean;
}

/** Whether whole columns or rows are wrong, and others right. */
export function byPlace(groups: readonly Group[]): string | undefined {
  return along("column", groups) ?? along("row", groups);
}

function along(name: "row" | "column", groups: readonly Group[]): string | undefined {
  const indexed = (index: (point: Point, group: Group) => number) =>
    pureLines(groups.flatMap((group) => group.points.map((p) => ({ at: index(p, group), ...p }))));
  const fromStart = indexed((point) => point[name]);
  const last = lastAlone(
    name,
    indexed((point, group) => point[name] - group[name === "row" ? "rows" : "columns"]),
  );
  return last ?? (fromStart && placesIn(name, fromStart));
}

/** Lines that are all wrong or all right; none if one is both, or if that may be chance. */
function pureLines(
  points: readonly (Point & { readonly at: number })[],
): readonly Line[] | undefined {
  // Zero on both sides is right whatever the mistake.
  const telling = points.filter(
    ({ wrong, analytic, numerical }) => wrong || analytic !== 0 || numerical !== 0,
  );
  const counts = new Map<number, { points: number; wrong: number }>();
  for (const { at, wrong } of telling) {
    const count = counts.get(at) ?? { points: 0, wrong: 0 };
    counts.set(at, { points: count.points + 1, wrong: count.wrong + Number(wrong) });
  }
  const all = [...counts.values()];
  if (!all.every(({ points, wrong }) => wrong === 0 || wrong === points)) return undefined;
  const total = all.reduce((sum, { wrong }) => sum + wrong, 0);
  if (total === 0 || total === telling.length) return undefined;
  const lines = [...counts]
    .map(([index, { points, wrong }]) => ({ index, points, wrong: wrong > 0 }))
    .sort((a, b) => a.index - b.index);
  const unlikely =
    areUnlikelyPure(
      lines.map((line) => line.points),
      total / telling.length,
    ) ||
    (hasOneEdge(lines) && isUnlikelySplit(total, telling.length - total));
  return unlikely ? lines : undefined;
}

function hasOneEdge(lines: readonly Line[]): boolean {
  return lines.filter(({ wrong }, i) => i > 0 && wrong !== lines[i - 1]!.wrong).length === 1;
}

function lastAlone(name: string, lines: readonly Line[] | undefined): string | undefined {
  const wrong = lines?.filter((line) => line.wrong) ?? [];
  return wrong.length === 1 && wrong[0]!.index === -1 ? `in the last ${name}` : undefined;
}

/** In words: the first, from one on, up to one, every second, or a few by name. */
function placesIn(name: string, lines: readonly Line[]): string | undefined {
  const wrong = lines.filter((line) => line.wrong).map(({ index }) => index);
  const [first] = wrong;
  const last = wrong.at(-1)!;
  if (wrong.length === 1) return first === 0 ? `in the first ${name}` : `in ${name} ${first}`;
  if (hasOneEdge(lines)) {
    return first === lines[0]!.index ? `in ${name}s 0 to ${last}` : `from ${name} ${first} on`;
  }
  const alternate = lines.every(({ index, wrong }) => wrong === ((index - first!) % 2 === 0));
  if (alternate && lines.length > 3) return `in every second ${name}`;
  return wrong.length <= 4 ? `in ${name}s ${wrong.join(", ")}` : undefined;
}
