import type { Line } from "./line.js";

/**
 * Slope across: `(f(h) - f(-h)) / (h - (-h))`, divided by the step that really happened. Outputs
 * are subtracted before they are weighted and summed. The line is left at 0.
 */
export function centralSlope(
  outputs: () => ArrayLike<number>,
  weights: ArrayLike<number>,
  line: Line,
  step: number,
): number {
  const above = line.moveTo(step);
  const after = outputs();
  const below = line.moveTo(-step);
  const before = outputs();
  line.moveTo(0);
  let difference = 0;
  for (let k = 0; k < weights.length; k++) {
    // What is left out may be infinite.
    if (weights[k] !== 0) difference += weights[k]! * (after[k]! - before[k]!);
  }
  return difference / (above - below);
}
