import { packColumns } from "./pack.lanes";
import { strip4x2 } from "./strip4x2.lanes";
import { strip6x1 } from "./strip6x1.lanes";
import { tile1x2, tile2x4 } from "./tiles.lanes";

/** A strip of b is copied together where so many rows read it, and it has so many steps. */
export const FEW_ROWS: usize = 32;
const LONG: usize = 32;

/**
 * No blocks: full tiles over c, strip by strip. The last tile of a row or column is moved back to
 * fit, and writes some elements again, with the same bits.
 */
export function direct<T extends number>(
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
  const pair: usize = 32 / sizeof<T>();
  const single = pair >> 1;
  const cRow = columns * sizeof<T>();
  const inPlace = bColumn == sizeof<T>();
  if (rows < 4 && inPlace && columns >= 2 * pair) {
    short<T>(a, aRow, aStep, b, bStep, c, rows, inner, columns, bias);
    return;
  }
  // Rows of b as long as a power of two would fall on the same few lines of the cache.
  const pack = !inPlace || (rows >= FEW_ROWS && inner >= LONG);
  for (let j: usize = 0; j < columns; j += pair) {
    const narrow = columns - j <= single && rows >= 6;
    const start = min(j, columns - (narrow ? single : pair));
    let from = b + start * bColumn;
    let step = bStep;
    if (pack) {
      packColumns<T>(from, bStep, bColumn, inner, pair - (narrow ? single : 0), pair, scratch);
      from = scratch;
      step = 32;
    }
    const offset = start * sizeof<T>();
    const biases = bias == 0 ? bias : bias + offset;
    let to = c + offset;
    if (rows < 4) {
      for (let i: usize = 0; i < rows; i++) {
        tile1x2<T>(a + i * aRow, aStep, from, step, to, inner, false, biases);
        to += cRow;
      }
    } else if (narrow) {
      strip6x1<T>(a, aRow, aStep, from, step, to, cRow, rows, inner, biases);
    } else {
      strip4x2<T>(a, aRow, aStep, aRow << 2, from, step, to, cRow, rows, inner, false, biases);
    }
  }
}

/** At most three rows, and columns enough for four vectors: two rows at a time. */
function short<T extends number>(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  c: usize,
  rows: usize,
  inner: usize,
  columns: usize,
  bias: usize,
): void {
  const four: usize = 64 / sizeof<T>();
  const pair: usize = 32 / sizeof<T>();
  const cRow = columns * sizeof<T>();
  if (rows > 1) {
    for (let j: usize = 0; j < columns; j += four) {
      const start = min(j, columns - four) * sizeof<T>();
      const biases = bias == 0 ? bias : bias + start;
      tile2x4<T>(a, aRow, aStep, b + start, bStep, c + start, cRow, inner, biases);
    }
  }
  if (rows != 2) {
    const last = rows - 1;
    for (let j: usize = 0; j < columns; j += pair) {
      const start = min(j, columns - pair) * sizeof<T>();
      const biases = bias == 0 ? bias : bias + start;
      tile1x2<T>(
        a + last * aRow,
        aStep,
        b + start,
        bStep,
        c + last * cRow + start,
        inner,
        false,
        biases,
      );
    }
  }
}
