// Matrix product c = a b (+ bias): rows by columns, summed over inner. All strides are in bytes, so
// one kernel serves all four transpositions. c is row-major without gaps.
import { copyBlock, packColumns } from "./product/pack";
import { strip4x2 } from "./product/strip4x2";
import { strip6x1 } from "./product/strip6x1";
import { tile1x2, tile2x4 } from "./product/tiles";

/** Right sides of at most so many bytes are not worth packing the left one for: no blocking. */
const CACHED: usize = 128 * 1024;
/** Blocks of a large product: steps of k, rows, columns. */
const KC: usize = 256;
const MC: usize = 96;
const NC: usize = 512;

/** Bytes of scratch memory a product needs. */
export function productScratch(inner: usize, columns: usize, size: usize): usize {
  if (inner * columns * size > CACHED) return (KC * (NC + 32) + KC * (MC + 16)) * size + 1024;
  return (inner + 16) * (columns + 32) * size + 1024;
}

export function productFloat32(
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
  product<f32>(a, aRow, aStep, b, bStep, bColumn, c, rows, inner, columns, bias, scratch);
}

export function productFloat64(
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

/** A strip of b is copied together where so many tiles read it, and it has so many steps. */
const WORTH_A_PACK: usize = 8;
const LONG: usize = 32;

/**
 * No blocks: full tiles over c, strip by strip. The last tile of a row or column is moved back to
 * fit, and writes some elements again, with the same bits.
 */
function direct<T>(
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
  const pack = !inPlace || (rows >= 4 * WORTH_A_PACK && inner >= LONG);
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
function short<T>(
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

/** Fewer columns than two vectors hold: b is padded with zeros, and c written without the padding. */
function narrow<T>(
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

/** Large products: blocks of both sides are packed, and c goes on from block to block of k. */
function blocked<T>(
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
  const size = sizeof<T>();
  const pair: usize = 32 / size;
  const cRow = columns * size;
  const tile = scratch;
  const biases = tile + 4 * 32;
  const left = tile + 5 * 32;
  const right = left + KC * (MC + 4) * size;
  for (let jc: usize = 0; jc < columns; jc += NC) {
    const width = min(NC, columns - jc);
    for (let kc: usize = 0; kc < inner; kc += KC) {
      const depth = min(KC, inner - kc);
      const panelBytes = depth * 32;
      let target = right;
      for (let j: usize = 0; j < width; j += pair) {
        const source = b + kc * bStep + (jc + j) * bColumn;
        packColumns<T>(source, bStep, bColumn, depth, min(pair, width - j), pair, target);
        target += panelBytes;
      }
      const goOn = kc != 0;
      const addBias = bias != 0 && kc + depth == inner;
      for (let ic: usize = 0; ic < rows; ic += MC) {
        const height = min(MC, rows - ic);
        let panel = left;
        for (let i: usize = 0; i < height; i += 4) {
          const source = a + (ic + i) * aRow + kc * aStep;
          packColumns<T>(source, aStep, aRow, depth, min(4, height - i), 4, panel);
          panel += depth * 4 * size;
        }
        for (let j: usize = 0; j < width; j += pair) {
          const from = right + (j / pair) * panelBytes;
          const tileColumns = min(pair, width - j);
          let ready: usize = 0;
          if (addBias) {
            const source = bias + (jc + j) * size;
            packColumns<T>(source, 0, size, 1, tileColumns, pair, biases);
            ready = biases;
          }
          const to = c + ic * cRow + (jc + j) * size;
          const whole = tileColumns == pair ? height & ~3 : 0;
          if (whole > 0) {
            strip4x2<T>(
              left, size, 4 * size, 4 * depth * size, from, 32, to, cRow, whole, depth, goOn, ready,
            );
          }
          for (let i = whole; i < height; i += 4) {
            const at = to + i * cRow;
            const tileRows = min(4, height - i);
            const block = left + i * depth * size;
            if (goOn) copyBlock<T>(at, cRow, tile, 32, tileRows, tileColumns);
            strip4x2<T>(block, size, 4 * size, 0, from, 32, tile, 32, 4, depth, goOn, ready);
            copyBlock<T>(tile, 32, at, cRow, tileRows, tileColumns);
          }
        }
      }
    }
  }
}
