import { common, near } from "./near.js";
import type { Group, Point } from "./types.js";

interface Candidate {
  readonly of: (group: Group) => number;
  readonly times: string;
  readonly why: string;
}

/** Fewer entries agree on a factor by chance. */
const FEWEST = 3;

/** Numbers that do not depend on shapes. */
const CONSTANTS: readonly Candidate[] = [
  { of: () => -1, times: "the negative of what it should be", why: "the sign is wrong" },
  { of: () => 0.5, times: "half of what it should be", why: "a factor 2 is forgotten" },
  {
    of: () => 2,
    times: "twice what it should be",
    why: "a factor 2 is too much, or it is added up twice",
  },
  {
    of: () => -0.5,
    times: "minus half of what it should be",
    why: "the sign is wrong, and a factor 2 is forgotten",
  },
  {
    of: () => -2,
    times: "minus twice what it should be",
    why: "the sign is wrong, and a factor 2 is too much",
  },
];

/** Numbers that follow from a shape, under which they are known. */
const SIZES: readonly Candidate[] = [
  ...sized("the number of rows", ({ batch }) => batch),
  ...sized("the number of columns", ({ columns }) => columns),
  ...sized("the number of entries", ({ rows, columns }) => rows * columns),
];

function sized(name: string, size: (group: Group) => number): readonly Candidate[] {
  return [
    {
      of: size,
      times: `${name} times what it should be`,
      why: `a division by ${name} is forgotten`,
    },
    {
      of: (group) => 1 / size(group),
      times: `what it should be, divided by ${name}`,
      why: `a division by ${name} is too much`,
    },
  ];
}

/** One factor throughout: its sign, a number, a size, or the upstream gradient of a loss. */
export function factorIn(groups: readonly Group[]): string | undefined {
  const factors: number[] = [];
  for (const group of groups) {
    const factor = common(group.points.map(ratioAt));
    if (factor === undefined) return undefined;
    factors.push(factor);
  }
  const telling = groups.some(({ points }) => points.length >= FEWEST);
  if (!telling && groups.length < FEWEST) return undefined;
  const fits = ({ of }: Candidate) =>
    groups.every((group, i) => of(group) !== 1 && near(factors[i]!, of(group)));
  if (isUpstreamLeftOut(groups, factors)) {
    return "it is as if the upstream gradient were 1: it is not multiplied by it";
  }
  const constant = common(factors);
  const sizes = SIZES.filter(fits);
  if (constant === undefined) return sizes[0] && `it is ${sizes[0].times}: ${sizes[0].why}`;
  const known = CONSTANTS.find(fits);
  const causes = [...(known ? [known] : []), ...sizes];
  if (causes.length === 0) {
    return `it is ${Number(constant.toPrecision(4))} times what it should be, throughout`;
  }
  return `it is ${causes[0]!.times}: ${[...new Set(causes.map(({ why }) => why))].slice(0, 2).join(", or ")}`;
}

function ratioAt({ analytic, numerical }: Point): number {
  return analytic / numerical;
}

/** Of a loss, whose upstream gradient is one number. */
function isUpstreamLeftOut(groups: readonly Group[], factors: readonly number[]): boolean {
  return groups.every(({ upstream }, i) => {
    const [u] = upstream?.data ?? [];
    return upstream?.data.length === 1 && u !== 1 && near(factors[i]! * u!, 1);
  });
}
