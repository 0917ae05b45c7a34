// Sums in NumPy's order: along rows pairwise, down columns row after row, a single one pairwise too.
import { pairwiseSum } from "./pairwise-sum.lanes";

/** One sum per row. */
export function sumRowsFloat32(from: usize, to: usize, rows: usize, columns: usize): void {
  sumRows<f32>(from, to, rows, columns);
}

export function sumRowsFloat64(from: usize, to: usize, rows: usize, columns: usize): void {
  sumRows<f64>(from, to, rows, columns);
}

/** One sum per column. */
export function sumColumnsFloat32(from: usize, to: usize, rows: usize, columns: usize): void {
  sumColumns<f32>(from, to, rows, columns);
}

export function sumColumnsFloat64(from: usize, to: usize, rows: usize, columns: usize): void {
  sumColumns<f64>(from, to, rows, columns);
}

function sumRows<T extends number>(from: usize, to: usize, rows: usize, columns: usize): void {
  for (let i: usize = 0; i < rows; i++) {
    store<T>(to, pairwiseSum<T>(from, columns));
    from += columns * sizeof<T>();
    to += sizeof<T>();
  }
}

function sumColumns<T extends number>(from: usize, to: usize, rows: usize, columns: usize): void {
  if (columns == 1) {
    store<T>(to, pairwiseSum<T>(from, rows));
    return;
  }
  const bytes = columns * sizeof<T>();
  let at: usize = 0;
  for (; at + 64 <= bytes; at += 64) {
    let s0 = v128.splat<T>(<T>0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let row = from + at;
    for (let i: usize = 0; i < rows; i++) {
      s0 = v128.add<T>(s0, v128.load(row));
      s1 = v128.add<T>(s1, v128.load(row, 16));
      s2 = v128.add<T>(s2, v128.load(row, 32));
      s3 = v128.add<T>(s3, v128.load(row, 48));
      row += bytes;
    }
    v128.store(to + at, s0);
    v128.store(to + at, s1, 16);
    v128.store(to + at, s2, 32);
    v128.store(to + at, s3, 48);
  }
  for (; at + 16 <= bytes; at += 16) {
    let s0 = v128.splat<T>(<T>0);
    let row = from + at;
    for (let i: usize = 0; i < rows; i++) {
      s0 = v128.add<T>(s0, v128.load(row));
      row += bytes;
    }
    v128.store(to + at, s0);
  }
  for (; at < bytes; at += sizeof<T>()) {
    let total = <T>0;
    let row = from + at;
    for (let i: usize = 0; i < rows; i++) {
      total = <T>(total + load<T>(row));
      row += bytes;
    }
    store<T>(to + at, total);
  }
}
