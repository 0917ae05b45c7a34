import type { Matrix } from "@adjoint/matrix";
import { centralSlope, sideSlopes } from "./slopes.js";
import type { Entry, Status, TensorReport, Varied } from "./types.js";

/** What counts as equal, and how far apart the points of a difference lie. */
export interface Tolerances {
  readonly step: number;
  readonly rtol: number;
  readonly atol: number;
}

/** The smallest step that is tried before an entry has failed, in steps. */
const NARROWEST = 1 / 64;

/** An analytic gradient against the differences of f, entry by entry. */
export function compare(
  { name, value }: Varied,
  analytic: Matrix,
  f: () => number,
  tolerances: Tolerances,
): TensorReport {
  const counts = { pass: 0, fail: 0, kink: 0, "both-zero": 0, "non-finite": 0 };
  let worst: Entry | undefined;
  let maxRelativeError = 0;
  for (let k = 0; k < value.data.length; k++) {
    // A gradient of too few elements has none here: NaN, which is not finite.
    const entry = check(value, k, analytic.data[k] ?? Number.NaN, f, tolerances);
    counts[entry.status] += 1;
    if (entry.status !== "kink") maxRelativeError = Math.max(maxRelativeError, entry.relative);
    if (worst === undefined || severity(entry) > severity(worst)) worst = entry;
  }
  return { name, counts, maxRelativeError, worst };
}

function check(
  value: Matrix,
  index: number,
  analytic: number,
  f: () => number,
  tolerances: Tolerances,
): Entry {
  const { step } = tolerances;
  let numerical = centralSlope(f, value, index, step);
  let status = judge(analytic, numerical, tolerances);
  // The step may reach over a kink nearby, which a smaller one does not.
  for (let h = step / 2; status === "fail" && h >= step * NARROWEST; h /= 2) {
    const closer = centralSlope(f, value, index, h);
    const verdict = judge(analytic, closer, tolerances);
    if (verdict !== "pass" && verdict !== "both-zero") continue;
    numerical = closer;
    status = verdict;
  }
  if (status === "fail" && atKink(f, value, index, analytic, tolerances)) status = "kink";
  const absolute = Math.abs(analytic - numerical);
  const larger = Math.max(Math.abs(analytic), Math.abs(numerical));
  return {
    row: Math.floor(index / value.columns),
    column: index % value.columns,
    analytic,
    numerical,
    absolute,
    relative: larger === 0 ? 0 : absolute / larger,
    status,
  };
}

function judge(analytic: number, numerical: number, { rtol, atol }: Tolerances): Status {
  if (!Number.isFinite(analytic) || !Number.isFinite(numerical)) return "non-finite";
  const larger = Math.max(Math.abs(analytic), Math.abs(numerical));
  if (larger === 0) return "both-zero";
  return Math.abs(analytic - numerical) <= atol + rtol * larger ? "pass" : "fail";
}

/**
 * At a kink the slopes of the two sides differ by more than rounding explains, and a smaller step
 * brings them no nearer; a right gradient then lies between them. Where f is smooth, their
 * difference shrinks with the step.
 */
function atKink(
  f: () => number,
  value: Matrix,
  index: number,
  analytic: number,
  { step, atol }: Tolerances,
): boolean {
  const narrowStep = step * NARROWEST;
  const wide = sideSlopes(f, value, index, step);
  const narrow = sideSlopes(f, value, index, narrowStep);
  const gap = Math.abs(narrow.right - narrow.left);
  const rounding = (64 * Number.EPSILON * Math.abs(narrow.middle)) / narrowStep;
  const slack = atol + 1e-4 * gap;
  return (
    gap > 0.125 * Math.abs(wide.right - wide.left) &&
    gap > 1e-3 * Math.max(Math.abs(narrow.left), Math.abs(narrow.right)) &&
    gap > rounding &&
    analytic >= Math.min(narrow.left, narrow.right) - slack &&
    analytic <= Math.max(narrow.left, narrow.right) + slack
  );
}

function severity({ status, relative }: Entry): number {
  if (status === "non-finite") return Number.POSITIVE_INFINITY;
  return relative + { fail: 4, kink: 0, pass: 0, "both-zero": 0 }[status];
}
