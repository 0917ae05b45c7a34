import { common } from "./near.js";
import type { Group } from "./types.js";

/** Fewer entries agree by chance. */
const FEWEST = 4;
const POWERS = [
  { power: 1, text: (name: string) => `a factor ${name} is too much` },
  { power: -1, text: (name: string) => `a factor ${name} is missing` },
  { power: 2, text: (name: string) => `a factor ${name}² is too much` },
  { power: -2, text: (name: string) => `a factor ${name}² is missing` },
] as const;

/** A factor x, or its square, that is missing or too much. */
export function powerIn(groups: readonly Group[]): string | undefined {
  const points = groups.flatMap((group) => group.points);
  if (points.length < FEWEST || common(points.map(({ x }) => Math.abs(x))) !== undefined) {
    return undefined;
  }
  for (const { power, text } of POWERS) {
    const rest = common(points.map((p) => p.analytic / p.numerical / p.x ** power));
    if (rest !== undefined) {
      const factor =
        Math.abs(rest - 1) < 1e-3
          ? ""
          : `, and a factor ${Number(rest.toPrecision(4))} is too much`;
      return `${text(groups[0]!.name)}${factor}`;
    }
  }
  return undefined;
}
