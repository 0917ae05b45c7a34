import type { Line } from "./line.js";
import type { Probe } from "./probe.js";
import { sideSlopes } from "./slopes.js";

/** The steps that are tried, and what counts as nothing. */
export interface Reach {
  readonly narrowest: number;
  readonly widest: number;
  readonly atol: number;
}

/** How much wider the steps are that the narrow ones are compared with. */
const WIDER = 4;

/**
 * At a kink the slopes of the two sides differ by more than rounding explains, and a smaller step
 * brings them no nearer; a right gradient then lies between them. Where f is smooth, their
 * difference shrinks with the step. A kink that explains `disagreement` has at least that gap, so
 * the steps are the narrowest at which rounding is small beside it; if there are none, a kink is
 * not to be seen, and the answer is undefined.
 */
export function atKink(
  analytic: number,
  disagreement: number,
  probe: Probe,
  line: Line,
  { narrowest, widest, atol }: Reach,
): boolean | undefined {
  for (let narrow = narrowest; narrow <= widest; narrow *= 4) {
    const { left, right } = sideSlopes(probe, line, narrow);
    if (2 * (left.noise + right.noise) >= disagreement) continue;
    // The next too: a corner that lies just within the narrow step is hard to see there.
    const corners = [narrow, 4 * narrow].flatMap((h) => cornerWithin(probe, line, h));
    if (corners.some((corner) => liesBetween(analytic, corner, atol))) return true;
    // Several elements at corners take their sides one by one: together, they need not lie between.
    return line.several && corners.length > 0 ? undefined : false;
  }
  return undefined;
}

interface Corner {
  readonly left: number;
  readonly right: number;
}

function cornerWithin(probe: Probe, line: Line, step: number): Corner[] {
  const wide = sideSlopes(probe, line, WIDER * step);
  const narrow = sideSlopes(probe, line, step);
  const left = narrow.left.value;
  const right = narrow.right.value;
  const gap = Math.abs(right - left);
  const corner =
    gap > 0.4 * Math.abs(wide.right.value - wide.left.value) &&
    gap > 1e-3 * Math.max(Math.abs(left), Math.abs(right)) &&
    gap > 2 * (narrow.left.noise + narrow.right.noise);
  return corner ? [{ left, right }] : [];
}

function liesBetween(analytic: number, { left, right }: Corner, atol: number): boolean {
  const margin = atol + 1e-4 * Math.abs(right - left);
  return analytic >= Math.min(left, right) - margin && analytic <= Math.max(left, right) + margin;
}
