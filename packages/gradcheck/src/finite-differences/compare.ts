import type { Track } from "../numerics/track.js";
import type { Status } from "../types.js";
import { decide } from "./decide.js";
import { isDiverging } from "./diverging.js";
import { estimateAcross } from "./estimates.js";
import { agree, isSharp, type Limits } from "./limits.js";

/** An analytic derivative along a line, compared with the numerical one. */
export interface ComparedSlope {
  readonly numerical: number;
  readonly uncertainty?: number;
  readonly status: Status;
  /** Whether the function has a corner or a jump there. */
  readonly corner?: boolean;
}

/** Steps in sizes of what is moved; the middle one of the wide ones first. */
const WIDE = [2 ** -7, 2 ** -9, 2 ** -5];
/** Where rounding is as large as a hundredth of the entry. */
const WIDER = [2 ** -3, 2 ** -1, 2, 8];
const HIDING = 0.01;
/** Between the wide ones, where those leave more in doubt than the tolerance. */
const BETWEEN = [2 ** -8, 2 ** -6, 2 ** -10];
const NARROWING = 16;
/** A step must not be lost beside the value that it is added to. */
const NARROWEST = 2 ** -44;
/** Beside 0 nothing is lost. */
const NARROWEST_AT_ZERO = 2 ** -80;

/**
 * A plain central difference first, which nearly always agrees. Where it does not, wider steps
 * tell more of what rounding hides, and narrower ones of what bends within the step; before
 * anything is accused, the noise of the function is measured, and the steps go down to where the
 * claimed slope could no longer be told from it.
 */
export function compare(analytic: number, track: Track, limits: Limits): ComparedSlope {
  const unit = Math.max(1, track.line.size);
  const first = limits.step * unit;
  const quick = track.level(first);
  const numerical = [quick.central, quick.left, quick.right].find(Number.isFinite) ?? Number.NaN;
  const isInfinite = Math.abs(analytic) === Number.POSITIVE_INFINITY;
  if (isInfinite && track.finite && isDiverging(analytic, track, first)) {
    return { numerical, status: "kink" };
  }
  if (!Number.isFinite(analytic) || !track.finite) return { numerical, status: "non-finite" };
  if (agree(analytic, quick.central, limits)) {
    if (analytic !== 0 || quick.central !== 0) return { numerical, status: "pass", ...bend(track) };
    // What changes by less than one rounding looks like zero: once more, over a wide step.
    const { left, right } = track.level(unit * WIDE[0]!);
    if (!(Math.abs(left) > 0 || Math.abs(right) > 0)) return { numerical, status: "both-zero" };
  } else if (Math.abs(analytic - quick.central) <= limits.given) {
    return { numerical, status: "unseen" };
  }
  const agreed = (steps: Iterable<number>) => {
    for (const step of steps) {
      const { central } = track.level(step);
      // What a wide step is off by may hit the claimed slope by chance.
      const plain = { value: step < first ? central : Number.NaN, uncertainty: track.noise(step) };
      for (const { value, uncertainty } of [plain, estimateAcross(track)]) {
        if (agree(analytic, value, limits) && isSharp(analytic, value, uncertainty, limits)) {
          const status = analytic === 0 && value === 0 ? "both-zero" : "pass";
          return { numerical: value, uncertainty, status } as const;
        }
      }
    }
    return undefined;
  };
  const wide = (steps: readonly number[]) =>
    steps.map((step) => step * unit).filter((step) => step > first);
  const bends = !(Math.abs(analytic - quick.central) < 16 * track.noise(first));
  const peek = bends ? [first / NARROWING, first / NARROWING ** 2] : [];
  const early = agreed(peek) ?? agreed(wide(WIDE));
  if (early !== undefined) return early;
  track.measureNoise();
  const { value, uncertainty } = estimateAcross(track);
  const larger = Math.max(Math.abs(analytic), Math.abs(value));
  const hidden = !(uncertainty <= HIDING * larger);
  const blurred = !isSharp(analytic, value, uncertainty, limits);
  const late =
    (hidden ? agreed(wide(WIDER)) : undefined) ??
    (blurred ? agreed(wide(BETWEEN)) : undefined) ??
    agreed(narrowSteps(analytic, track, first, unit));
  return late ?? decide(analytic, track, limits);
}

/** Narrower and narrower, until the claimed slope could not be told from noise. */
function* narrowSteps(
  analytic: number,
  track: Track,
  first: number,
  unit: number,
): Generator<number> {
  const { size } = track.line;
  const narrowest = size === 0 ? unit * NARROWEST_AT_ZERO : size * NARROWEST;
  let still = 0;
  for (let step = first / NARROWING; step >= narrowest; step /= NARROWING) {
    yield step;
    const { central } = track.level(step);
    const claimed = Math.max(Math.abs(analytic), Math.abs(central));
    if (2 * track.noise(step) > claimed && claimed > 0) return;
    still = claimed === 0 ? still + 1 : 0;
    if (still > 1) return;
  }
}

/** Whether the two sides of the first difference look like those of a corner. */
function bend(track: Track): { readonly corner?: boolean } {
  const [{ left, right } = { left: 0, right: 0 }] = track.levels();
  const gap = Math.abs(right - left);
  return gap > 0.1 * Math.max(Math.abs(left), Math.abs(right)) ? { corner: true } : {};
}
