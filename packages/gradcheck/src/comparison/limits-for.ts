import type { Matrix } from "@adjoint/matrix";
import type { Limits } from "../finite-differences/limits.js";
import { largestOf } from "../numerics/largest.js";
import { epsilonOf } from "../numerics/probe.js";
import type { Tolerances } from "../types.js";

/** How a check compares, whatever it compares. */
export interface Manner {
  readonly tolerances: Tolerances;
  /** The absolute tolerance that was asked for; 0 if none was. */
  readonly given: number;
  /** How much tighter than usual the relative tolerance is: 1 if it is not. What is hidden counts accordingly. */
  readonly strictness: number;
}

/** How uncertain, relatively, a difference may be that still says something. */
const COARSE = 0.01;

/** How many roundings of its largest terms an entry of a gradient is taken to have gone through. */
const ROUNDINGS = 256;
/** What an entry is off by that a float64 run of a float32 op is compared with. */
const WITNESS = { rtol: 1e-6, floor: 1e-9 };

/**
 * What counts as equal in one gradient. Where its entries are sums that cancel, they are off by
 * roundings of what is summed: as large as the largest entry, or as the upstream gradient.
 */
export function limitsFor(
  { tolerances: { step, rtol, atol }, given, strictness }: Manner,
  gradient: Matrix,
  upstream: ArrayLike<number>,
): Limits {
  const largest = largestOf(gradient.data);
  const unit = Math.max(largest, largestOf(upstream));
  const rounding = ROUNDINGS * epsilonOf(gradient.dtype) * unit;
  const floor = Math.max(given, atol * strictness, rtol * largest);
  const coarse = COARSE * strictness;
  return { step, rtol, norm: 0, coarse, given, atol: Math.max(given, rounding), floor };
}

/** The same for the gradient of a float64 run, beside a float32 one. */
export function witnessLimits({ tolerances: { step } }: Manner, gradient: Matrix): Limits {
  const tolerances = { step, rtol: WITNESS.rtol, atol: WITNESS.floor };
  return limitsFor({ tolerances, given: 0, strictness: 1 }, gradient, [1]);
}
