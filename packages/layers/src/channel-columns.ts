import { type Allocate, type Matrix, sum } from "@adjoint/matrix";
import { pairwiseSum } from "@adjoint/matrix/kit";

/** One number for each channel as one for each of its columns: [1, channels] to [1, channels * size]. */
export function spreadChannels(numbers: Matrix, size: number, allocate: Allocate): Matrix {
  if (size === 1) return numbers;
  const { columns, dtype, data } = numbers;
  const row = allocate(1, columns * size, dtype);
  for (let c = 0; c < columns; c++) row.data.fill(data[c]!, c * size, (c + 1) * size);
  return row;
}

/** The sum over all rows, and over the columns of each channel, written to `result` [1, channels]. */
export function sumChannels(m: Matrix, size: number, result: Matrix, allocate: Allocate): void {
  if (size === 1) {
    sum(m, { axis: 0 }, () => result);
    return;
  }
  const { data } = sum(m, { axis: 0 }, allocate);
  for (let c = 0; c < result.columns; c++) {
    result.data[c] = pairwiseSum(data, c * size, size);
  }
}
