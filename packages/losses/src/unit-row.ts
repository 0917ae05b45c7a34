import type { DType, Matrix } from "@adjoint/matrix";
import { dtypeOf, pairwiseSum, rounding } from "@adjoint/matrix/kit";

type Data = Matrix["data"];

/** The length of a row, `root / factor`: the quotient itself may overflow. */
export interface Length {
  /** Square root of the sum of the squares of all entries, each times `factor`; 0 for a row of zeros. */
  readonly root: number;
  /** A power of two: 1, unless squares would over- or underflow. */
  readonly factor: number;
}

/** Entries whose largest is beyond `most` or below `1 / most` are multiplied first: squares do not overflow then. */
const RANGES: Readonly<Record<DType, { readonly most: number; readonly factor: number }>> = {
  float64: { most: 2 ** 400, factor: 2 ** 800 },
  float32: { most: 2 ** 50, factor: 2 ** 100 },
};

/**
 * Divides a row by its length, in place; a row of zeros stays as it is.
 *
 * @param row what becomes the unit vector
 * @param scratch as long as the row, overwritten
 */
export function toUnit(row: Data, scratch: Data): Length {
  const dtype = dtypeOf(row)!;
  const factor = factorFor(row, RANGES[dtype]);
  for (let j = 0; j < row.length; j++) {
    row[j] = row[j]! * factor;
    scratch[j] = row[j]! * row[j]!;
  }
  const root = rounding(dtype)(Math.sqrt(pairwiseSum(scratch, 0, row.length)));
  if (root === 0) return { root, factor };
  for (let j = 0; j < row.length; j++) row[j] = row[j]! / root;
  return { root, factor };
}

function factorFor(row: Data, { most, factor }: (typeof RANGES)[DType]): number {
  let largest = 0;
  for (const value of row) largest = Math.max(largest, Math.abs(value));
  if (largest > most) return 1 / factor;
  return largest < 1 / most ? factor : 1;
}
