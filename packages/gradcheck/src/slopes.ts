import type { Line } from "./line.js";
import type { Probe } from "./probe.js";

/** A difference quotient, and how much of it rounding may have made. */
export interface Slope {
  readonly value: number;
  readonly noise: number;
}

/** How many roundings an output is taken to have gone through. */
const ROUNDINGS = 8;

/**
 * Slope across: `(f(h) - f(-h)) / (h - (-h))`, divided by the step that really happened. The line
 * is left at 0.
 */
export function centralSlope(probe: Probe, line: Line, step: number): Slope {
  const above = sample(probe, line, step);
  const below = sample(probe, line, -step);
  line.moveTo(0);
  return between(probe, below, above);
}

/** Slopes to the left and the right, each over one step. The line is left at 0. */
export function sideSlopes(
  probe: Probe,
  line: Line,
  step: number,
): { readonly left: Slope; readonly right: Slope } {
  const above = sample(probe, line, step);
  const below = sample(probe, line, -step);
  const middle = sample(probe, line, 0);
  return { left: between(probe, below, middle), right: between(probe, middle, above) };
}

interface Sample {
  readonly position: number;
  readonly outputs: ArrayLike<number>;
}

function sample(probe: Probe, line: Line, t: number): Sample {
  const position = line.moveTo(t);
  return { position, outputs: probe.outputs() };
}

function between({ weights, epsilon }: Probe, a: Sample, b: Sample): Slope {
  let difference = 0;
  let magnitude = 0;
  for (let k = 0; k < weights.length; k++) {
    // Subtracted before they are summed: an output that stays the same adds no rounding.
    difference += weights[k]! * (b.outputs[k]! - a.outputs[k]!);
    magnitude += Math.abs(weights[k]!) * Math.max(Math.abs(a.outputs[k]!), Math.abs(b.outputs[k]!));
  }
  const distance = b.position - a.position;
  return {
    value: difference / distance,
    noise: (ROUNDINGS * epsilon * magnitude) / Math.abs(distance),
  };
}
