import { argmax, isMatrix, pairwiseSum } from "@adjoint/matrix";
import type { Targets } from "@adjoint/pass";

/** Targets row by row, the same for class indices (all mass on one class) and for distributions. */
export interface TargetRows {
  /** Visits the columns of a row that have any mass. */
  readonly forEachNonZero: (row: number, visit: (column: number, mass: number) => void) => void;
  /** The mass of a whole row: 1 for a class index. */
  readonly total: (row: number) => number;
  /** The class that counts as right. */
  readonly classOf: (row: number) => number;
}

export function targetRows(targets: Targets, columns: number): TargetRows {
  if (!isMatrix(targets)) {
    return {
      forEachNonZero: (row, visit) => visit(targets[row]!, 1),
      total: () => 1,
      classOf: (row) => targets[row]!,
    };
  }
  const classes = columns === 0 ? [] : argmax(targets, { axis: 1 });
  return {
    forEachNonZero: (row, visit) => {
      for (let j = 0; j < columns; j++) {
        const mass = targets.data[row * columns + j]!;
        if (mass !== 0) visit(j, mass);
      }
    },
    total: (row) => pairwiseSum(targets.data, row * columns, columns),
    classOf: (row) => classes[row]!,
  };
}
