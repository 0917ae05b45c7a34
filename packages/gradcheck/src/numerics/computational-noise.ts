/** `(k!)² / (2k)!`: what the variance of k-th differences of white noise is to be divided by. */
const GAMMAS = [1, 1 / 2, 1 / 6, 1 / 20, 1 / 70, 1 / 252, 1 / 924];
const FIRST_ORDER = 4;
const LAST_ORDER = 6;
const FALLING = 4;
/** How much smoother both sides of a corner are than what reaches across it. */
const SMOOTH = 1 / 16;

/**
 * The standard deviation of the noise in values of a smooth function at evenly spaced points: what
 * is left in their higher differences, to which the smooth part adds next to nothing.
 * Undefined where there seems to be a corner among them, or where values are not finite. Undefined,
 * too, where half of the neighbours are equal: then the points lie too close.
 *
 * Follows Moré and Wild, "Estimating computational noise" (2011), section 3.
 */
export function computationalNoise(values: readonly number[]): number | undefined {
  if (!values.every(Number.isFinite)) return undefined;
  const steps = values.slice(1).map((value, i) => value - values[i]!);
  const still = steps.filter((step) => step === 0).length;
  if (still * 2 >= steps.length || isCorner(values)) return undefined;
  let differences: readonly number[] = values;
  const deviations: number[] = [];
  for (let order = 1; order <= LAST_ORDER; order++) {
    const before = differences;
    differences = before.slice(1).map((value, i) => value - before[i]!);
    if (order < FIRST_ORDER) continue;
    const squares = differences.reduce((sum, d) => sum + d * d, 0) / differences.length;
    deviations.push(Math.sqrt(GAMMAS[order]! * squares));
  }
  // Where they still fall from order to order, the smooth part is not gone.
  const last = deviations.at(-1)!;
  return deviations[0]! > FALLING * last ? last : Math.max(...deviations);
}

/**
 * Whether a function is smooth on either side of some place, and not across it: noise is everywhere.
 * Third differences tell, of which each side has as many as it has points beyond three.
 */
function isCorner(values: readonly number[]): boolean {
  const whole = roughnessOf(values);
  return values.some((_, split) => {
    if (split === 0) return false;
    const sides = [values.slice(0, split), values.slice(split)].filter(({ length }) => length > 3);
    return sides.every((side) => roughnessOf(side) < SMOOTH * whole);
  });
}

/** The root mean square of third differences. */
function roughnessOf(values: readonly number[]): number {
  const thirds = values
    .slice(3)
    .map((v, i) => v - 3 * values[i + 2]! + 3 * values[i + 1]! - values[i]!);
  return Math.sqrt(thirds.reduce((sum, d) => sum + d * d, 0) / thirds.length);
}
