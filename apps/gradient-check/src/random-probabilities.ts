import { divide, generate, type Matrix, sum } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";

/** Rows of probabilities, none of them tiny. */
export function randomProbabilities(rows: number, columns: number, random: RandomState): Matrix {
  const shares = generate(rows, columns, () => random.uniform(0.1, 1));
  return divide(shares, sum(shares, { axis: 1 }));
}
