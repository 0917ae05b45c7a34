import { type Estimate, extrapolate } from "../numerics/extrapolate.js";
import type { Level, Track } from "../numerics/track.js";

/** The derivative from central differences. */
export function estimateAcross(
  track: Track,
  counts: (level: Level) => boolean = () => true,
): Estimate {
  return estimate(track, 2, (level) => (counts(level) ? level.central : Number.NaN));
}

/** The derivative of one side. */
export function estimateBeside(track: Track, side: "left" | "right"): Estimate {
  return estimate(track, 1, (level) => level[side]);
}

function estimate(track: Track, power: 1 | 2, slopeOf: (level: Level) => number): Estimate {
  const slopes = track.levels().map((level) => ({
    step: level.step,
    slope: slopeOf(level),
    noise: track.noise(level.step),
  }));
  return extrapolate(slopes, power);
}
