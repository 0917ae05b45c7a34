// Matrix product c = a b (+ bias): rows by columns, summed over inner. All strides are in bytes, so
// one kernel serves all four transpositions. c is row-major without gaps.
import { blocked, blockedScratch } from "./blocked.lanes";
import { direct, FEW_ROWS } from "./direct.lanes";
import { narrow } from "./narrow.lanes";

/** A side of at most so many bytes stays in the cache: no blocking. */
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

function product<T extends number>(
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
  const size = sizeof<T>();
  const pair: usize = 32 / size;
  // Each strip of b is read once by all tiles, and a once for every strip. So a large b alone is not worth packing.
  const isDirect =
    columns >= pair && bColumn == size && (rows < FEW_ROWS || rows * inner * size <= CACHED);
  if (!isDirect && inner * columns * size > CACHED) {
    blocked<T>(a, aRow, aStep, b, bStep, bColumn, c, rows, inner, columns, bias, scratch);
  } else if (columns < pair) {
    narrow<T>(a, aRow, aStep, b, bStep, bColumn, c, rows, inner, columns, bias, scratch);
  } else {
    direct<T>(a, aRow, aStep, b, bStep, bColumn, c, rows, inner, columns, bias, scratch);
  }
}
