import type { Matrix } from "@adjoint/matrix";
import type { WeightedTargets } from "@adjoint/pass/losses";

/** How far rounding may lead a prediction out of its range: more than a sum of float32 numbers does. */
const ROUNDING = 1e-6;

/**
 * Throws unless every prediction lies in [least, most], but for rounding; NaN goes through, and so
 * does whatever stands in a row that counts for nothing.
 *
 * @param meant what is wanted, and what takes other predictions
 */
export function assertPredictions(
  functionName: string,
  { rows, columns, data }: Matrix,
  targets: WeightedTargets,
  [least, most]: readonly [least: number, most: number],
  meant: string,
): void {
  const [low, high] = [least - ROUNDING, most + ROUNDING];
  for (let i = 0; i < rows; i++) {
    if (targets.rowWeights[i] === 0) continue;
    for (let j = 0; j < columns; j++) {
      const value = data[i * columns + j]!;
      if (value < low || value > high) {
        throw new RangeError(
          `${functionName}: prediction ${value} in row ${i}, column ${j} is no ${meant}`,
        );
      }
    }
  }
}
