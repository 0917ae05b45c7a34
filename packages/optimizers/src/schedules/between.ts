import { cos } from "@adjoint/math";

/**
 * From `start` to `end` along half a cosine: `start * left + end * (1 - left)`, where
 * `left = (1 + cos(π share)) / 2`. Not `end + (start - end) * left`, which may miss `start` by a rounding.
 */
export function alongCosine(start: number, end: number, share: number): number {
  const left = (1 + cos(Math.PI * share)) / 2;
  return start * left + end * (1 - left);
}

/** From `start` to `end` along a line: neither is missed by a rounding. */
export function alongLine(start: number, end: number, share: number): number {
  return start * (1 - share) + end * share;
}
