/** A slope over a step, and how much of it rounding may have made. */
export interface SteppedSlope {
  readonly step: number;
  readonly slope: number;
  readonly noise: number;
}

/** A derivative, and how far off it may be. */
export interface Estimate {
  readonly value: number;
  readonly uncertainty: number;
}

/** Columns of the tableau; more would only amplify rounding. */
const ORDER = 5;
/** How much more rounding weighs once slopes are extrapolated. */
const AMPLIFICATION = 2;
/** How many times its noise a slope is away that rounding does not explain. */
const FAR = 3;

/**
 * Ridders' extrapolation to a step of 0: slopes over shrinking steps, and from each two of them one
 * with the next power of the step cancelled. The one that its two ancestors agree with best is
 * taken, and their disagreement is its error, with what rounding may have done on top. Narrower
 * steps may stray from it by rounding alone: wide ones that reach over a corner may agree on a slope
 * that is not there.
 *
 * Follows Ridders, "Accurate computation of F'(x) and F'(x)F''(x)" (1982), as in Press et al.,
 * "Numerical Recipes" (2007), section 5.7, with steps in any proportion (Neville's algorithm).
 *
 * @param slopes the widest step first
 * @param power of the step in the error of a slope: 2 for central differences, 1 for those of a side
 */
export function extrapolate(slopes: readonly SteppedSlope[], power: 1 | 2): Estimate {
  const finite = slopes.filter(({ slope }) => Number.isFinite(slope));
  const rows: number[][] = [];
  let best: Estimate = { value: Number.NaN, uncertainty: Number.POSITIVE_INFINITY };
  finite.forEach(({ step, slope }, j) => {
    const row = [slope];
    const above = rows[j - 1] ?? [];
    for (let m = 1; m <= above.length && m < ORDER; m++) {
      const ratio = (finite[j - m]!.step / step) ** power;
      row.push(row[m - 1]! + (row[m - 1]! - above[m - 1]!) / (ratio - 1));
    }
    rows.push(row);
  });
  rows.forEach((row, j) => {
    const { noise } = finite[j]!;
    const above = rows[j - 1];
    if (above === undefined) return;
    row.forEach((value, m) => {
      const younger = row[Math.max(m - 1, 0)]!;
      const elder = above[Math.max(m - 1, 0)]!;
      const spread = Math.max(Math.abs(value - younger), Math.abs(value - elder));
      const own = spread + (m === 0 ? 1 : AMPLIFICATION) * noise;
      if (!(own < best.uncertainty)) return;
      const uncertainty = Math.max(own, strayed(value, rows, finite, j + 1));
      if (uncertainty < best.uncertainty) best = { value, uncertainty };
    });
  });
  return best;
}

/** By how much narrower steps stray from a value, beyond what rounding explains. */
function strayed(
  value: number,
  rows: readonly (readonly number[])[],
  slopes: readonly SteppedSlope[],
  from: number,
): number {
  let most = 0;
  for (let k = from; k < rows.length; k++) {
    const nearest = Math.min(...rows[k]!.map((other) => Math.abs(other - value)));
    if (nearest > FAR * slopes[k]!.noise) most = Math.max(most, nearest);
  }
  return most;
}
