import type { Line } from "./line.js";
import type { Probe } from "./probe.js";
import { centralSlope } from "./slopes.js";

/** A derivative, and how far off it may be. */
export interface Estimate {
  readonly value: number;
  readonly uncertainty: number;
}

/** Columns of the tableau; more would only amplify rounding. */
const ORDER = 5;

/**
 * Ridders' extrapolation: central differences over shrinking steps, and from each two of them one
 * with the next even power of the step cancelled. The one that its two ancestors agree with best
 * is taken, and their disagreement is its error, with what rounding may have done on top.
 *
 * Follows Ridders, "Accurate computation of F'(x) and F'(x)F''(x)" (1982), as in Press et al.,
 * "Numerical Recipes" (2007), section 5.7, but does not stop early: a corner may lie between steps.
 */
export function extrapolate(probe: Probe, line: Line, widest: number, narrowest: number): Estimate {
  let best: Estimate = { value: Number.NaN, uncertainty: Number.POSITIVE_INFINITY };
  let doubt = 0;
  let previous: readonly number[] = [];
  for (let step = widest; step >= narrowest; step /= 2) {
    const { value, noise } = centralSlope(probe, line, step);
    const row: number[] = [];
    let power = 1;
    for (let j = 0; j <= previous.length && j < ORDER; j++) {
      const elder = previous[Math.max(j - 1, 0)] ?? Number.NaN;
      row.push(j === 0 ? value : (power * row[j - 1]! - elder) / (power - 1));
      power *= 4;
      const younger = row[Math.max(j - 1, 0)]!;
      const spread = Math.max(Math.abs(row[j]! - younger), Math.abs(row[j]! - elder));
      // Not finite beyond the edge of the domain, and in the first row: then nothing is taken.
      if (spread + noise < best.uncertainty) {
        best = { value: row[j]!, uncertainty: spread + noise };
        doubt = 0;
      }
    }
    // A narrower step is nearer to the truth, but for rounding: wide ones that reach over a corner
    // may agree on a slope that is not there.
    const strayed = Math.min(...row.map((slope) => Math.abs(slope - best.value)));
    if (strayed > noise / 2) doubt = Math.max(doubt, 2 * strayed);
    previous = row;
  }
  return { ...best, uncertainty: Math.max(best.uncertainty, doubt) };
}
