import { type Allocate, type Matrix, transpose } from "@adjoint/matrix";

/** [batch, channels * size] as [channels, batch * size]: each channel in a row of its own. */
export function toChannelRows(
  m: Matrix,
  channels: number,
  size: number,
  allocate: Allocate,
): Matrix {
  if (size === 1) return transpose(m, allocate);
  const result = allocate(channels, m.rows * size, m.dtype);
  moveRuns(m.data, result.data, m.rows, channels, size);
  return result;
}

/** The way back from `toChannelRows`. */
export function fromChannelRows(
  m: Matrix,
  batch: number,
  size: number,
  allocate: Allocate,
): Matrix {
  if (size === 1) return transpose(m, allocate);
  const result = allocate(batch, m.rows * size, m.dtype);
  moveRuns(m.data, result.data, m.rows, batch, size);
  return result;
}

/** A grid of `rows` times `columns` runs, transposed. */
function moveRuns(
  from: Matrix["data"],
  to: Matrix["data"],
  rows: number,
  columns: number,
  size: number,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const source = (i * columns + j) * size;
      const target = (j * rows + i) * size;
      // Faster than a subarray for runs as short as those of images.
      for (let k = 0; k < size; k++) to[target + k] = from[source + k]!;
    }
  }
}
