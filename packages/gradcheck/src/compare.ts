import type { Matrix } from "@adjoint/matrix";
import { slopes } from "./slopes.js";
import type { Entry, Status, TensorReport, Varied } from "./types.js";

/** What counts as equal, and how far apart the points of a difference lie. */
export interface Tolerances {
  readonly step: number;
  readonly rtol: number;
  readonly atol: number;
}

/** An analytic gradient against the differences of f, entry by entry. */
export function compare(
  { name, value }: Varied,
  analytic: Matrix,
  f: () => number,
  tolerances: Tolerances,
): TensorReport {
  const counts = { pass: 0, fail: 0, kink: 0, "both-zero": 0, "non-finite": 0 };
  let worst: Entry | undefined;
  for (let k = 0; k < value.data.length; k++) {
    const entry = check(value, k, analytic.data[k]!, f, tolerances);
    counts[entry.status] += 1;
    if (worst === undefined || severity(entry) > severity(worst)) worst = entry;
  }
  return { name, counts, worst };
}

function check(
  value: Matrix,
  index: number,
  analytic: number,
  f: () => number,
  { step, rtol, atol }: Tolerances,
): Entry {
  const numerical = slopes(f, value, index, step).central;
  const absolute = Math.abs(analytic - numerical);
  const larger = Math.max(Math.abs(analytic), Math.abs(numerical));
  const status = ((): Status => {
    if (!Number.isFinite(analytic) || !Number.isFinite(numerical)) return "non-finite";
    if (larger === 0) return "both-zero";
    if (absolute <= atol + rtol * larger) return "pass";
    return atKink(f, value, index, analytic, { step, rtol, atol }) ? "kink" : "fail";
  })();
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

/**
 * At a kink the slopes of the two sides differ, and a smaller step brings them no nearer; a right
 * gradient then lies between them. Where f is smooth, their difference shrinks with the step.
 */
function atKink(
  f: () => number,
  value: Matrix,
  index: number,
  analytic: number,
  { step, atol }: Tolerances,
): boolean {
  const wide = slopes(f, value, index, step);
  const narrow = slopes(f, value, index, step / 16);
  const gap = Math.abs(narrow.right - narrow.left);
  const persists = gap > 0.5 * Math.abs(wide.right - wide.left);
  const slack = atol + 1e-4 * gap;
  return (
    persists &&
    gap > 1e-3 * Math.max(Math.abs(narrow.left), Math.abs(narrow.right)) &&
    analytic >= Math.min(narrow.left, narrow.right) - slack &&
    analytic <= Math.max(narrow.left, narrow.right) + slack
  );
}

function severity({ status, relative }: Entry): number {
  if (status === "non-finite") return Number.POSITIVE_INFINITY;
  return relative + { fail: 4, kink: 0, pass: 0, "both-zero": 0 }[status];
}
