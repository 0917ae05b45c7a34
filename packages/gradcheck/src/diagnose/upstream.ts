import { areElementwise, upstreamAt } from "./elementwise.js";
import { common, near } from "./near.js";
import type { Group } from "./types.js";

/** Fewer entries agree by chance. */
const FEWEST = 3;

/**
 * How the upstream gradient of an elementwise op went in wrongly: left out, twice, or as its sum.
 */
export function upstreamIn(groups: readonly Group[]): string | undefined {
  if (!areElementwise(groups)) return undefined;
  if (groups.every(({ points }) => points.length < FEWEST)) return undefined;
  const holds = (told: (ratio: number, u: number, group: Group) => boolean) =>
    groups.every((group) =>
      group.points.every((point) =>
        told(point.analytic / point.numerical, upstreamAt(group, point), group),
      ),
    );
  if (holds((ratio, u) => near(ratio * u, 1))) {
    return "it is as if the upstream gradient were 1: it is not multiplied by it";
  }
  if (holds((ratio, u) => near(ratio, u))) return "it is multiplied by the upstream gradient twice";
  if (holds((ratio, u, group) => near(ratio * u, sumOf(group)))) {
    return "each entry gets the sum of the upstream gradient, and not its own";
  }
  const same = groups.map((group) =>
    common(
      group.points.map((point) => (point.analytic / point.numerical) * upstreamAt(group, point)),
    ),
  );
  if (same.every((value) => value !== undefined)) {
    return "every entry gets the same upstream gradient, and not its own";
  }
  return undefined;
}

function sumOf({ upstream }: Group): number {
  return [...upstream!.data].reduce((sum, u) => sum + u, 0);
}
