// Matrix product c = a b (+ bias): rows by columns, summed over inner. All strides are in bytes, so
// one kernel serves all four transpositions. c is row-major without gaps.
import { blocked, blockedScratch } from "./blocked.lanes";
import { direct } from "./direct.lanes";
import { narrow } from "./narrow.lanes";

/** Right sides of at most so many bytes are not worth packing the left one for: no blocking. */
const CACHED: usize = 128 * 1024;

/** Bytes of scratch memory a product needs. */
export function productScratch(inner: usize, columns: usize, size: usize): usize {
  if (inner * columns * size > CACHED) return blockedScratch(size);
  return (inner + 16) * (columns + 32) * size + 1024;
}

export function productFloat32(
  a: usize,
  b: usize,
  bias: usize,
  c: usize,
  scratch: usize,
  aRow: usize,
  aStep: usize,
  bStep: usize,
  bColumn: usize,
  rows: usize,
  inner: usize,
  columns: usize,
): void {
  product<f32>(a, aRow, aStep, b, bStep, bColumn, c, rows, inner, columns, bias, scratch);
}

export function productFloat64(
  a: usize,
  b: usize,
  bias: usize,
  c: usize,
  scratch: usize,
  aRow: usize,
  aStep: usize,
  bStep: usize,
  bColumn: usize,
  rows: usize,
  inner: usize,
  columns: usize,
): void {
  product<f64>(a, aRow, aStep, b, bStep, bColumn, c, rows, inner, columns, bias, scratch);
}

function product<T>(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  bColumn: usize,
  c: usize,
  rows: usize,
  inner: usize,
  columns: usize,
  bias: usize,
  scratch: usize,
): void {
  if (rows == 0 || columns == 0) return;
  const pair: usize = 32 / sizeof<T>();
  if (inner * columns * sizeof<T>() > CACHED) {
    blocked<T>(a, aRow, aStep, b, bStep, bColumn, c, rows, inner, columns, bias, scratch);
  } else if (columns < pair) {
    narrow<T>(a, aRow, aStep, b, bStep, bColumn, c, rows, inner, columns, bias, scratch);
  } else {
    direct<T>(a, aRow, aStep, b, bStep, bColumn, c, rows, inner, columns, bias, scratch);
  }
}
