import { computationalNoise } from "./computational-noise.js";
import { largestOf } from "./largest.js";
import type { Line } from "./line.js";

/** Spacings of the points that noise is measured from, in sizes: the first at which values differ. */
const SPACINGS = [2 ** -43, 2 ** -33, 2 ** -23, 2 ** -17, 2 ** -12];
/** Where nothing moves over these, in sizes of at least 1: beside 0, all is rounded away that is coarse. */
const WIDE_SPACINGS = [2 ** -12, 2 ** -8, 2 ** -5];
/** What is larger beside the outputs over these may be corners: a few roundings to float32 are smaller. */
const LARGEST_WIDE = 2 ** -20;
/** A second spacing beside each: steps of a function's own may fall in with one, and hide. */
const PAIR = [1, 1.3125];
const POINTS = 8;
const ODD = 77 / 64;
/** What is smaller beside the changes is rounding of their sum. */
const NEGLIGIBLE = 1e-12;
/** What is larger beside the outputs is no rounding: a corner, or a jump. */
const LARGEST = 1e-3;

/** How many times more a function that stands still may vary over a far wider spacing. */
const STILL = 4;

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
  const spreads = new Map<number, number>();
  const wide = WIDE_SPACINGS.map((spacing) => spacing * Math.max(ODD, unit));
  const narrow = SPACINGS.map((spacing) => spacing * unit);
  for (const spacing of [...narrow, ...wide.filter((each) => each > narrow.at(-1)!)]) {
    if (unknown.size === 0) break;
    const pairs = PAIR.map((factor) => samplesOver(POINTS * spacing * factor));
    const isWide = spacing > narrow.at(-1)!;
    for (const k of unknown) {
      const most = isWide ? LARGEST_WIDE : Number.POSITIVE_INFINITY;
      const noises = pairs.flatMap((samples) => noiseOf(k, samples, base[k]!, most));
      const spread = Math.max(...pairs.map((samples) => spreadOf(k, samples)));
      const before = spreads.get(k) ?? 0;
      const wobble = Math.max(before, spread);
      spreads.set(k, wobble);
      // A slope makes it as many times more as the spacing is wider.
      const stands = spacing < narrow.at(-1)! && before > 0 && spread <= STILL * before;
      if (noises.length === 0 && stands && wobble <= LARGEST_WIDE * Math.abs(base[k]!)) {
        noises.push(wobble);
      }
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
  limit: number,
): number[] {
  const changes = samples.map((outputs) => (outputs?.[k] ?? Number.NaN) - base);
  const noise = computationalNoise([0, ...changes]);
  const most = largestOf(changes);
  const size = Math.abs(base) + most;
  if (noise === undefined || noise <= NEGLIGIBLE * most || noise > limit * size) return [];
  return [noise <= LARGEST * size ? noise : 0];
}

/** How far apart the values of one output are. Of one that stands still it is what is rounded within. */
function spreadOf(k: number, samples: readonly (ArrayLike<number> | undefined)[]): number {
  const values = samples.map((outputs) => outputs?.[k] ?? Number.NaN);
  return Math.max(...values) - Math.min(...values);
}
