import type { Track } from "../numerics/track.js";

/** Each step is a sixteenth of the one before. */
const STEPS = [1, 1 / 16, 1 / 256, 1 / 4096];
/** Slopes that settle grow by less and less; of a logarithm they grow by as much, of a root by more. */
const SETTLING = 0.5;
/** A jump makes slopes sixteen times as steep, and has no slope. */
const JUMPING = 12;
/** How many times its noise a slope is that is no noise. */
const CLEAR = 8;

/** Whether the slopes of a side go on growing towards an infinite one over narrower and narrower steps. */
export function isDiverging(infinite: number, track: Track, first: number): boolean {
  const levels = STEPS.map((factor) => track.level(first * factor));
  return (["left", "right"] as const).some((side) => {
    const slopes = levels.map((level) => Math.sign(infinite) * level[side]);
    const clear = levels.every(({ step }, i) => slopes[i]! > CLEAR * track.noise(step));
    const growths = slopes.slice(1).map((slope, i) => slope - slopes[i]!);
    const goesOn = growths.every(
      (growth, i) => growth > (i === 0 ? 0 : SETTLING * growths[i - 1]!),
    );
    const jumps = slopes.slice(1).every((slope, i) => slope > JUMPING * slopes[i]!);
    return clear && goesOn && !jumps;
  });
}
