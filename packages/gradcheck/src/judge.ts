import { atKink } from "./at-kink.js";
import { extrapolate } from "./extrapolate.js";
import type { Line } from "./line.js";
import type { Probe } from "./probe.js";
import { centralSlope } from "./slopes.js";
import type { Status, Tolerances } from "./types.js";

/** An analytic derivative along a line, compared with the numerical one. */
export interface Judgement {
  readonly numerical: number;
  readonly uncertainty?: number;
  readonly status: Status;
}

/** The widest step that is extrapolated from, unless the first was wider. */
const WIDEST = 1 / 32;
/** The same and the narrowest, in steps. */
const WIDENING = 1024;
const NARROWEST = 1 / 64;

/**
 * A plain central difference first, which nearly always agrees; where it does not, extrapolation
 * over wider and narrower steps, which also tells how far it can be trusted.
 */
export function judge(
  analytic: number,
  probe: Probe,
  line: Line,
  tolerances: Tolerances,
): Judgement {
  const { step } = tolerances;
  const quick = centralSlope(probe, line, step).value;
  if (agree(analytic, quick, tolerances)) {
    return { numerical: quick, status: analytic === 0 && quick === 0 ? "both-zero" : "pass" };
  }
  if (!Number.isFinite(analytic)) return { numerical: quick, status: "non-finite" };
  const widest = Math.max(step, Math.min(step * WIDENING, WIDEST));
  const narrowest = step * NARROWEST;
  const { value, uncertainty } = extrapolate(probe, line, widest, narrowest);
  if (!Number.isFinite(value)) {
    // Beside the edge of its domain a function may be finite where its differences are not.
    const finite = isFiniteAt(probe, line);
    return { numerical: quick, status: finite ? "cannot-tell" : "non-finite" };
  }
  if (agree(analytic, value, tolerances)) {
    return {
      numerical: value,
      uncertainty,
      status: analytic === 0 && value === 0 ? "both-zero" : "pass",
    };
  }
  const disagreement = Math.abs(analytic - value);
  const reach = { narrowest, widest, atol: tolerances.atol };
  const kink = atKink(analytic, disagreement, probe, line, reach);
  if (kink === true) return { numerical: quick, status: "kink" };
  const clear = disagreement > slack(analytic, value, tolerances) + uncertainty;
  return {
    numerical: value,
    uncertainty,
    status: kink === false && clear ? "fail" : "cannot-tell",
  };
}

function isFiniteAt(probe: Probe, line: Line): boolean {
  line.moveTo(0);
  return Array.from(probe.outputs()).every(Number.isFinite);
}

/** False if either is not finite. */
function agree(analytic: number, numerical: number, tolerances: Tolerances): boolean {
  const within = slack(analytic, numerical, tolerances);
  return within < Number.POSITIVE_INFINITY && Math.abs(analytic - numerical) <= within;
}

function slack(analytic: number, numerical: number, { rtol, atol }: Tolerances): number {
  return atol + rtol * Math.max(Math.abs(analytic), Math.abs(numerical));
}
