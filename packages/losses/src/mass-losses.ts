import type { Allocate, Matrix } from "@adjoint/matrix";
import { pairwiseSum } from "@adjoint/matrix/kit";
import type { TargetRows } from "@adjoint/pass";

/** `Σ q cost(x)` of every row, over the classes that have any mass q; in NumPy's pairwise order. */
export function massLosses(
  { rows, columns, dtype, data }: Matrix,
  target: TargetRows,
  cost: (value: number) => number,
  allocate: Allocate,
): Matrix {
  const losses = allocate(rows, 1, dtype);
  const masses = data.slice(0, columns);
  for (let i = 0; i < rows; i++) {
    target.writeMasses(i, masses);
    for (let j = 0; j < columns; j++) {
      const mass = masses[j]!;
      // Not 0 times the cost: that may be infinite.
      masses[j] = mass === 0 ? 0 : mass * cost(data[i * columns + j]!);
    }
    losses.data[i] = pairwiseSum(masses, 0, columns);
  }
  return losses;
}
