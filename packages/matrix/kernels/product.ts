// Matrix product c = a b (+ bias): rows by columns, summed over inner. All strides are in bytes, so
// one kernel serves all four transpositions. c is row-major without gaps.
import { copyBlock, packColumns } from "./product/pack";
import { tile1x2, tile2x4, tile4x2, tile8x1 } from "./product/tiles";

/** Right sides of at most so many bytes stay in the second-level cache: no blocking. */
const CACHED: usize = 512 * 1024;
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
  } else if (bColumn == sizeof<T>()) {
    direct<T>(a, aRow, aStep, b, bStep, 0, c, rows, inner, columns, bias);
  } else {
    // Columns of a transposed right side lie apart: one copy, panel by panel, is read by all rows.
    const panelBytes = inner * 32;
    let target = scratch;
    for (let j: usize = 0; j < columns; j += pair) {
      const start = min(j, columns - pair);
      packColumns<T>(b + start * bColumn, bStep, bColumn, inner, pair, pair, target);
      target += panelBytes;
    }
    direct<T>(a, aRow, aStep, scratch, 32, panelBytes, c, rows, inner, columns, bias);
  }
}

/**
 * No blocks: full tiles over c. The last tile of a row or column is moved back to fit, and writes
 * some elements again, with the same bits. `panel` is the distance of packed panels, or 0 where b
 * is read where it is.
 */
function direct<T>(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  panel: usize,
  c: usize,
  rows: usize,
  inner: usize,
  columns: usize,
  bias: usize,
): void {
  const pair: usize = 32 / sizeof<T>();
  const cRow = columns * sizeof<T>();
  if (rows < 4 && panel == 0 && columns >= 2 * pair) {
    short<T>(a, aRow, aStep, b, bStep, c, rows, inner, columns, bias);
    return;
  }
  for (let j: usize = 0; j < columns; j += pair) {
    const start = min(j, columns - pair) * sizeof<T>();
    const from = panel == 0 ? b + start : b + (j / pair) * panel;
    const biases = bias == 0 ? bias : bias + start;
    let to = c + start;
    if (rows < 4) {
      for (let i: usize = 0; i < rows; i++) {
        tile1x2<T>(a + i * aRow, aStep, from, bStep, to, inner, false, biases);
        to += cRow;
      }
      continue;
    }
    for (let i: usize = 0; i < rows; i += 4) {
      const first = min(i, rows - 4);
      tile4x2<T>(
        a + first * aRow,
        aRow,
        aStep,
        from,
        bStep,
        to + first * cRow,
        cRow,
        inner,
        false,
        biases,
      );
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
  let i: usize = 0;
  if (padded == single) {
    for (; i + 8 <= rows; i += 8) {
      tile8x1<T>(a + i * aRow, aRow, aStep, right, paddedRow, tile, paddedRow, inner, biases);
      copyBlock<T>(tile, paddedRow, c + i * cRow, cRow, 8, columns);
    }
  } else {
    for (; i + 4 <= rows; i += 4) {
      tile4x2<T>(
        a + i * aRow,
        aRow,
        aStep,
        right,
        paddedRow,
        tile,
        paddedRow,
        inner,
        false,
        biases,
      );
      copyBlock<T>(tile, paddedRow, c + i * cRow, cRow, 4, columns);
    }
  }
  for (; i < rows; i++) {
    // One vector's padding reaches 16 bytes over; nothing that is read there is kept.
    tile1x2<T>(a + i * aRow, aStep, right, paddedRow, tile, inner, false, biases);
    copyBlock<T>(tile, paddedRow, c + i * cRow, cRow, 1, columns);
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
          for (let i: usize = 0; i < height; i += 4) {
            const to = c + (ic + i) * cRow + (jc + j) * size;
            const tileRows = min(4, height - i);
            const block = left + i * depth * size;
            if (tileRows == 4 && tileColumns == pair) {
              tile4x2<T>(block, size, 4 * size, from, 32, to, cRow, depth, goOn, ready);
            } else {
              if (goOn) copyBlock<T>(to, cRow, tile, 32, tileRows, tileColumns);
              tile4x2<T>(block, size, 4 * size, from, 32, tile, 32, depth, goOn, ready);
              copyBlock<T>(tile, 32, to, cRow, tileRows, tileColumns);
            }
          }
        }
      }
    }
  }
}
