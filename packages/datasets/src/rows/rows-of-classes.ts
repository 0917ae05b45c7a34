import { describeValue } from "@adjoint/checks";
import { isMatrix } from "@adjoint/matrix";
import type { BatchTargets } from "../types.js";

/** The rows of each class, in order of the labels; classes without rows are none. */
export function rowsOfClasses(
  functionName: string,
  y: BatchTargets,
): readonly (readonly number[])[] {
  if (isMatrix(y)) {
    throw new TypeError(
      `${functionName}: stratify needs labels of classes as y, got ${describeValue(y)}`,
    );
  }
  const rows = new Map<number, number[]>();
  for (let row = 0; row < y.length; row++) {
    const label = y[row]!;
    if (!Number.isSafeInteger(label)) {
      throw new RangeError(
        `${functionName}: stratify needs labels that are integers, got ${describeValue(label)} in row ${row}`,
      );
    }
    const known = rows.get(label);
    if (known === undefined) rows.set(label, [row]);
    else known.push(row);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, each]) => each);
}
