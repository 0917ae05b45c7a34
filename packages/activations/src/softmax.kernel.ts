// Softmax of every row, and its way back. Rows have at least one column.
import { divideRow, exponentials, rowsPerGroup } from "@adjoint/matrix/src/rows/exponentials.lanes";
import { pairwiseSum } from "@adjoint/matrix/src/reduce/pairwise-sum.lanes";

export function softmaxFloat32(from: usize, to: usize, rows: usize, columns: usize): void {
  softmax<f32>(from, to, rows, columns);
}

export function softmaxFloat64(from: usize, to: usize, rows: usize, columns: usize): void {
  softmax<f64>(from, to, rows, columns);
}

/** `dInput = p (dOutput - Σ dOutput p)`. */
export function softmaxBackwardFloat32(
  p: usize,
  dOutput: usize,
  dInput: usize,
  rows: usize,
  columns: usize,
): void {
  softmaxBackward<f32>(p, dOutput, dInput, rows, columns);
}

export function softmaxBackwardFloat64(
  p: usize,
  dOutput: usize,
  dInput: usize,
  rows: usize,
  columns: usize,
): void {
  softmaxBackward<f64>(p, dOutput, dInput, rows, columns);
}

function softmax<T extends number>(from: usize, to: usize, rows: usize, columns: usize): void {
  const row = columns * sizeof<T>();
  const group = rowsPerGroup<T>(columns);
  for (let start: usize = 0; start < rows; start += group) {
    const count = min(group, rows - start);
    const first = to + start * row;
    exponentials<T>(from + start * row, first, count, columns, 0, false);
    for (let i: usize = 0; i < count; i++) {
      const at = first + i * row;
      divideRow<T>(at, columns, pairwiseSum<T>(at, columns));
    }
  }
}

function softmaxBackward<T extends number>(
  p: usize,
  dOutput: usize,
  dInput: usize,
  rows: usize,
  columns: usize,
): void {
  const row = columns * sizeof<T>();
  for (let i: usize = 0; i < rows; i++) {
    let at: usize = 0;
    for (; at + 16 <= row; at += 16) {
      v128.store(dInput + at, v128.mul<T>(v128.load(dOutput + at), v128.load(p + at)));
    }
    for (; at < row; at += sizeof<T>()) {
      store<T>(dInput + at, <T>(load<T>(dOutput + at) * load<T>(p + at)));
    }
    const dot = pairwiseSum<T>(dInput, columns);
    const dots = v128.splat<T>(dot);
    at = 0;
    for (; at + 16 <= row; at += 16) {
      const difference = v128.sub<T>(v128.load(dOutput + at), dots);
      v128.store(dInput + at, v128.mul<T>(v128.load(p + at), difference));
    }
    for (; at < row; at += sizeof<T>()) {
      const difference = <T>(load<T>(dOutput + at) - dot);
      store<T>(dInput + at, <T>(load<T>(p + at) * difference));
    }
    p += row;
    dOutput += row;
    dInput += row;
  }
}
