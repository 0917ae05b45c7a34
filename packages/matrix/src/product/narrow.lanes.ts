import { copyBlock, packColumns } from "./pack.lanes";
import { strip4x2 } from "./strip4x2.lanes";
import { strip6x1 } from "./strip6x1.lanes";
import { tile1x2 } from "./tiles.lanes";

/** Fewer columns than two vectors hold: b is padded with zeros, and c written without the padding. */
export function narrow<T extends number>(
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
  const single: usize = 16 / sizeof<T>();
  const padded = columns <= single ? single : 2 * single;
  const paddedRow = padded * sizeof<T>();
  const cRow = columns * sizeof<T>();
  // In scratch: a tile of c, the padded biases, the padded b.
  const tile = scratch;
  let biases: usize = 0;
  if (bias != 0) {
    biases = tile + 8 * 32;
    packColumns<T>(bias, 0, sizeof<T>(), 1, columns, padded, biases);
  }
  const right = tile + 10 * 32;
  packColumns<T>(b, bStep, bColumn, inner, columns, padded, right);
  const height: usize = padded == single ? 6 : 4;
  if (rows < height) {
    for (let i: usize = 0; i < rows; i++) {
      // One vector's padding reaches 16 bytes over; nothing that is read there is kept.
      tile1x2<T>(a + i * aRow, aStep, right, paddedRow, tile, inner, false, biases);
      copyBlock<T>(tile, paddedRow, c + i * cRow, cRow, 1, columns);
    }
    return;
  }
  // Tiles are written as whole vectors, row over row, as long as no padding reaches beyond c.
  let safe = rows - (rows % height);
  while (safe > 0 && (safe - 1) * cRow + paddedRow > rows * cRow) safe -= height;
  if (padded == single) {
    strip6x1<T>(a, aRow, aStep, right, paddedRow, c, cRow, safe, inner, biases);
  } else {
    strip4x2<T>(a, aRow, aStep, aRow << 2, right, paddedRow, c, cRow, safe, inner, false, biases);
  }
  for (let i = safe; i < rows; i += height) {
    const first = min(i, rows - height);
    const from = a + first * aRow;
    if (padded == single) {
      strip6x1<T>(from, aRow, aStep, right, paddedRow, tile, paddedRow, 6, inner, biases);
    } else {
      strip4x2<T>(from, aRow, aStep, 0, right, paddedRow, tile, paddedRow, 4, inner, false, biases);
    }
    copyBlock<T>(tile, paddedRow, c + first * cRow, cRow, height, columns);
  }
}
