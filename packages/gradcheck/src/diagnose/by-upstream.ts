import { isUnlikelySplit } from "./chance.js";
import { areElementwise, upstreamAt } from "./elementwise.js";
import type { Group } from "./types.js";

/** Whether the sign of the upstream gradient of an elementwise op says where it is wrong. */
export function byUpstream(groups: readonly Group[]): string | undefined {
  if (!areElementwise(groups)) return undefined;
  const told = groups.flatMap((group) =>
    group.points
      .filter(({ wrong, analytic, numerical }) => wrong || analytic !== 0 || numerical !== 0)
      .map((point) => ({ wrong: point.wrong, negative: upstreamAt(group, point) < 0 })),
  );
  const wrong = told.filter((each) => each.wrong);
  const right = told.filter((each) => !each.wrong);
  if (!isUnlikelySplit(wrong.length, right.length)) return undefined;
  for (const negative of [true, false]) {
    const splits =
      wrong.every((each) => each.negative === negative) &&
      right.every((each) => each.negative !== negative);
    if (splits) return `where the upstream gradient is ${negative ? "negative" : "positive"}`;
  }
  return undefined;
}
