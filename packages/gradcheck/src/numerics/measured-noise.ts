import { computationalNoise } from "./computational-noise.js";
import { largestOf } from "./largest.js";
import type { Line } from "./line.js";

/** Spacings of the points that noise is measured from, in sizes: the first at which values differ. */
const SPACINGS = [2 ** -43, 2 ** -33, 2 ** -23, 2 ** -17, 2 ** -12];
/** A second spacing beside each: steps of a function's own may fall in with one, and hide. */
const PAIR = [1, 1.3125];
const POINTS = 8;
const ODD = 77 / 64;
/** What is smaller beside the changes is rounding of their sum. */
const NEGLIGIBLE = 1e-12;
/** What is larger beside the outputs is no rounding: a corner, or a jump. */
const LARGEST = 1e-3;

/** All outputs at a distance along a line; undefined where there are none. */
export type OutputsAt = (t: number) => ArrayLike<number> | undefined;

/** The standard deviations of the noise of some outputs along a line; none for those that do not show it. */
export function measuredNoise(
  line: Line,
  outputsAt: OutputsAt,
  base: ArrayLike<number>,
  some: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  // A few bits, so that the points are spaced evenly although they are rounded; and odd ones, so
  // that steps of the function's own rounding do not fall in with them.
  const unit = ODD * 2 ** Math.ceil(Math.log2(line.size === 0 ? 1 : line.size));
  const samplesOver = (far: number) => {
    const sign = far <= line.highest ? 1 : -1;
    return Array.from({ length: POINTS }, (_, i) => outputsAt((sign * (i + 1) * far) / POINTS));
  };
  // Each output has a rounding of its own, and shows it from a spacing of its own on.
  const unknown = new Set(some);
  const measured = new Map<number, number>();
  for (const spacing of SPACINGS) {
    if (unknown.size === 0) break;
    const pairs = PAIR.map((factor) => samplesOver(POINTS * spacing * unit * factor));
    for (const k of unknown) {
      const noises = pairs.flatMap((samples) => noiseOf(k, samples, base[k]!));
      if (noises.length === 0) continue;
      unknown.delete(k);
      measured.set(k, Math.max(...noises));
    }
  }
  return measured;
}

/** The noise of one output; none where the points lie too close, or a corner among them. */
function noiseOf(
  k: number,
  samples: readonly (ArrayLike<number> | undefined)[],
  base: number,
): number[] {
  const changes = samples.map((outputs) => (outputs?.[k] ?? Number.NaN) - base);
  const noise = computationalNoise([0, ...changes]);
  const most = largestOf(changes);
  if (noise === undefined || noise <= NEGLIGIBLE * most) return [];
  return [noise <= LARGEST * (Math.abs(base) + most) ? noise : 0];
}
