import type { Matrix } from "@adjoint/matrix";
import { runBackward } from "./backwards.js";
import { sameBits } from "./bits.js";
import { away } from "./elsewhere.js";
import type { First } from "./first.js";
import { copy } from "./restoring.js";
import type { Setting } from "./setting.js";
import { nudge } from "./space.js";
import type { Subject } from "./subject.js";

/**
 * A forward of other values and signs, and its backward, which must not reach into the pass there
 * is already. Tells whether the op gives an old answer for a matrix that was changed in place.
 */
export function remembersAfterAnother(
  { op, x, context }: Subject,
  { space, random }: Setting,
  { trained, labelled }: First,
  upstream: Matrix,
): boolean {
  const confined = space.simplex || Number.isFinite(space.bounds.low - space.bounds.high);
  const moves = [
    () => {
      for (const { value } of labelled) flip(value);
    },
    () => {
      for (const { value } of labelled) nudge(value, 0.1, space, random);
    },
  ];
  for (const move of confined ? moves.slice(1) : moves) {
    const remembers = away(labelled, () => {
      move();
      try {
        const other = op(copy(x), context);
        const output = copy(other.output);
        runBackward(other, upstream, trained, () => 0);
        return !sameBits([op(x, context).output], [output]);
      } catch {
        // These values may lie outside the op's domain.
        return undefined;
      }
    });
    if (remembers !== undefined) return remembers;
  }
  return false;
}

function flip({ data }: Matrix): void {
  for (let k = 0; k < data.length; k++) data[k] = data[k]! > 0 ? -1 - data[k]! : 1 - data[k]!;
}
