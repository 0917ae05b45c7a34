import type { Varied } from "../types.js";
import type { Setting } from "./setting.js";
import type { Ground } from "./site.js";
import { ANYWHERE, type Space } from "./space.js";

/** One gradient that is to be compared. */
export interface Tensor {
  readonly name: string;
  /** Where it stands among a site's gradients. */
  readonly gradient: number;
  /** Where it stands among a site's varied values. */
  readonly varied: number;
  readonly space: Space;
}

/** What is compared: all but the frozen, the empty-handed, and what was not asked for. */
export function tensorsOf(
  { trained, writings }: Ground,
  { space, wrt }: Setting,
  labelled: readonly Varied[],
): Tensor[] {
  const all = [
    { name: labelled[0]!.name, gradient: 0, varied: 0, space },
    ...trained.map(({ name }, i) => ({
      name,
      gradient: i + 1,
      varied: labelled.findIndex((tensor) => tensor.name === name),
      space: ANYWHERE,
    })),
  ];
  return all.filter(
    ({ name, gradient }) => (wrt?.includes(name) ?? true) && writings[gradient - 1] !== "never",
  );
}
