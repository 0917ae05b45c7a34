import { copyBlock, packColumns } from "./pack.lanes";
import { strip4x2 } from "./strip4x2.lanes";

/** Blocks of a large product: steps of k, rows, columns. */
const KC: usize = 256;
const MC: usize = 96;
const NC: usize = 512;

/** Bytes of scratch memory that `blocked` needs. */
export function blockedScratch(size: usize): usize {
  return (KC * (NC + 32) + KC * (MC + 16)) * size + 1024;
}

/** Large products: blocks of both sides are packed, and c accumulates over blocks of k. */
export function blocked<T extends number>(
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
      const accumulate = kc != 0;
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
              left, size, 4 * size, 4 * depth * size, from, 32, to, cRow, whole, depth, accumulate, ready,
            );
          }
          for (let i = whole; i < height; i += 4) {
            const at = to + i * cRow;
            const tileRows = min(4, height - i);
            const block = left + i * depth * size;
            if (accumulate) copyBlock<T>(at, cRow, tile, 32, tileRows, tileColumns);
            strip4x2<T>(block, size, 4 * size, 0, from, 32, tile, 32, 4, depth, accumulate, ready);
            copyBlock<T>(tile, 32, at, cRow, tileRows, tileColumns);
          }
        }
      }
    }
  }
}
