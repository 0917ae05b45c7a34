import type { Estimate } from "../numerics/extrapolate.js";
import type { Level, Track } from "../numerics/track.js";
import type { Status } from "../types.js";
import type { ComparedSlope } from "./compare.js";
import { cornerAt, hiddenCornerAt } from "./corner.js";
import { estimateAcross, estimateBeside } from "./estimates.js";
import { agreement, type Limits } from "./limits.js";

/** What is to be said of a slope that no plain difference agrees with, once all steps are known. */
export function decide(analytic: number, track: Track, limits: Limits): ComparedSlope {
  const across = estimateAcross(track);
  const agreed = agreement(analytic, across.value, across.uncertainty, limits);
  const given = (estimate: Estimate) => ({
    numerical: estimate.value,
    uncertainty: estimate.uncertainty,
  });
  if (agreed !== undefined && agreed !== "cannot-tell") return { ...given(across), status: agreed };
  const corner = cornerAt(analytic, track);
  const left = estimateBeside(track, "left");
  const right = estimateBeside(track, "right");
  const side = { left, right };
  if (corner?.kind === "edge" || (corner?.kind === "jump" && corner.steady !== undefined)) {
    const steady = side[corner.kind === "edge" ? corner.open : corner.steady!];
    const status = beside(analytic, steady, limits);
    const jumps = corner.kind === "jump";
    const settled = status === "fail" || status === "cannot-tell" || !jumps ? status : "kink";
    return { ...given(steady), status: settled, ...(jumps && { corner: true }) };
  }
  if (corner?.kind === "corner") {
    const status =
      between(analytic, left, right, limits) ?? atChanges(analytic, track, corner.step);
    return { ...given(across), status, corner: true };
  }
  if (corner?.kind === "unsettled" || corner?.kind === "jump") {
    return { ...given(across), status: "cannot-tell", corner: true };
  }
  if (!Number.isFinite(across.value)) {
    return { numerical: Number.NaN, status: "cannot-tell" };
  }
  if (excludes(analytic, across, limits)) {
    const hidden = hiddenCornerAt(analytic, track);
    if (hidden !== undefined && atChanges(analytic, track, hidden) === "kink") {
      return { ...given(across), status: "kink", corner: true };
    }
    if (!isStaircase(analytic, track)) return { ...given(across), status: "fail" };
    const wide = estimateAcross(track, ({ central }) => central !== 0);
    const status = agreement(analytic, wide.value, wide.uncertainty, limits);
    return { ...given(wide), status: status === undefined ? "cannot-tell" : dulled(status) };
  }
  // A corner on one side leaves the other, whose wide steps rounding spares.
  for (const one of [left, right]) {
    const status = agreement(analytic, one.value, one.uncertainty, limits);
    if (status === "pass" || status === "unseen") return { ...given(one), status };
  }
  return { ...given(across), status: "cannot-tell" };
}

/**
 * Whether wide steps show the claimed slope, and narrow ones nothing at all: rounding
 * within the op that is as large as what it computes looks like that, and so does a quantizer.
 */
function isStaircase(analytic: number, track: Track): boolean {
  const levels = track.levels();
  const flat = levels.slice(-2).every(({ left, right }) => left === 0 && right === 0);
  const like = ({ central }: Level) => Math.abs(central - analytic) <= Math.abs(analytic) / 4;
  return flat && levels.filter(like).length > 1;
}

/** What wide steps alone show is not known as well as it seems. */
const dulled = (status: Status): Status => (status === "pass" ? "unseen" : status);

/** Whether they disagree by clearly more than the estimate may be off. */
function excludes(analytic: number, { value, uncertainty }: Estimate, limits: Limits): boolean {
  return Math.abs(analytic - value) > limits.atol + 2 * uncertainty;
}

function beside(analytic: number, side: Estimate, limits: Limits): ComparedSlope["status"] {
  const agreed = agreement(analytic, side.value, side.uncertainty, limits);
  return agreed ?? (excludes(analytic, side, limits) ? "fail" : "cannot-tell");
}

/** `kink` if a value lies between the slopes of both sides, both of them known. */
function between(
  analytic: number,
  left: Estimate,
  right: Estimate,
  { rtol, atol }: Limits,
): "kink" | undefined {
  const gap = Math.abs(right.value - left.value);
  const margin = atol + rtol * gap + left.uncertainty + right.uncertainty;
  if (!(margin < 0.1 * gap + atol)) return undefined;
  const low = Math.min(left.value, right.value) - margin;
  const high = Math.max(left.value, right.value) + margin;
  return analytic >= low && analytic <= high ? "kink" : undefined;
}

/** The same where several outputs have corners at once, each with sides of its own. */
function atChanges(analytic: number, track: Track, step: number): "kink" | "fail" | "cannot-tell" {
  const { left, right } = track.changes(step);
  let low = 0;
  let high = 0;
  left.forEach((change, k) => {
    const slopes = [-change / step, right[k]! / step] as const;
    low += Math.min(...slopes);
    high += Math.max(...slopes);
  });
  if (!Number.isFinite(low + high)) return "cannot-tell";
  const margin = 2 * track.noise(step) + 1e-4 * (high - low);
  return analytic >= low - margin && analytic <= high + margin ? "kink" : "fail";
}
