import type { Status } from "../types.js";

/** What counts as equal, for one entry or one projection. */
export interface Limits {
  /** Half the width of the first difference, in sizes of what is moved. */
  readonly step: number;
  readonly rtol: number;
  /** What is relative to more than the two values: the norm that a projection sums. */
  readonly norm: number;
  /** The absolute tolerance that was asked for; 0 if none was. */
  readonly given: number;
  /** How far off anything may be: what was asked for, or the rounding of the analytic side. */
  readonly atol: number;
  /** How uncertain, relatively, a difference may be that still says something. */
  readonly coarse: number;
  /** How uncertain a difference may be beside which nothing is seen. */
  readonly floor: number;
}

/** How much more uncertain than the tolerance a difference may be that agrees within it: luck is rare. */
const SHARP = 16;

/** Whether a difference is known well enough that its agreement is no luck. */
export function isSharp(
  analytic: number,
  numerical: number,
  uncertainty: number,
  { rtol, norm }: Limits,
): boolean {
  return uncertainty <= SHARP * rtol * Math.max(Math.abs(analytic), Math.abs(numerical), norm);
}

/** Whether two values agree to the relative tolerance; false if either is not finite. */
export function agree(analytic: number, numerical: number, { rtol, norm }: Limits): boolean {
  const within = rtol * Math.max(Math.abs(analytic), Math.abs(numerical), norm);
  return within < Number.POSITIVE_INFINITY && Math.abs(analytic - numerical) <= within;
}

/** How two values agree, where the numerical one is known to `uncertainty`; undefined if they do not. */
export function agreement(
  analytic: number,
  numerical: number,
  uncertainty: number,
  limits: Limits,
): Status | undefined {
  if (analytic === 0 && numerical === 0) return "both-zero";
  if (agree(analytic, numerical, limits) && isSharp(analytic, numerical, uncertainty, limits)) {
    return "pass";
  }
  if (!(Math.abs(analytic - numerical) <= limits.atol + uncertainty)) return undefined;
  const larger = Math.max(Math.abs(analytic), Math.abs(numerical), limits.norm);
  return uncertainty <= Math.max(limits.coarse * larger, limits.floor, limits.atol)
    ? "unseen"
    : "cannot-tell";
}
