import type { Matrix } from "../core/types.js";
import { pairwiseSum } from "./pairwise-sum.js";

/**
 * The TypeScript twin of the SIMD sums: along rows pairwise, down columns row after row. A single
 * column lies in memory as a row does, and is added as one.
 */
export function sumPlain(m: Matrix, axis: 0 | 1, { data: total }: Matrix): void {
  const { rows, columns, data } = m;
  if (axis === 1) {
    for (let i = 0; i < rows; i++) total[i] = pairwiseSum(data, i * columns, columns);
    return;
  }
  if (columns === 1) {
    total[0] = pairwiseSum(data, 0, rows);
    return;
  }
  total.fill(0);
  let k = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) total[j] = total[j]! + data[k++]!;
  }
}
