import type { RandomState } from "@adjoint/random";
import type { Varied } from "../types.js";
import { restoring } from "./restoring.js";
import { type Ground, type Site, siteOf } from "./site.js";
import { nudge } from "./space.js";
import type { Tensor } from "./tensors.js";

/** Runs `use` where x and the parameters are moved by a random share of their size; undefined where nothing is finite. */
export type Elsewhere = <Result>(share: number, use: (site: Site) => Result) => Result | undefined;

export function elsewhereOf(
  ground: Ground,
  tensors: readonly Tensor[],
  labelled: readonly Varied[],
  random: RandomState,
): Elsewhere {
  return (share, use) =>
    away(
      labelled,
      () => {
        for (const { varied, space } of tensors) {
          nudge(labelled[varied]!.value, share, space, random);
        }
        const site = finiteSite(ground);
        return site && use(site);
      },
      ground.side.follow,
    );
}

/** Runs `action` on values that may be changed, and gives them their bits back. */
export function away<Result>(
  labelled: readonly Varied[],
  action: () => Result,
  afterwards: () => void = () => {},
): Result {
  try {
    return restoring(
      labelled.map(({ value }) => value),
      action,
    );
  } finally {
    afterwards();
  }
}

function finiteSite(ground: Ground): Site | undefined {
  try {
    const site = siteOf(ground);
    const { base, weights } = site.probe;
    const finite = Array.from(weights).every((w, k) => w === 0 || Number.isFinite(base[k]));
    return finite ? site : undefined;
  } catch {
    // Outside the op's domain there is nothing to learn.
    return undefined;
  }
}
