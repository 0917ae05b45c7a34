// Blocks of a matrix copied so that a tile reads them in one stretch.

/**
 * `inner` by `width` elements, padded with zeros to `padded` columns: row k of the copy holds the
 * tile's columns at step k.
 */
export function packColumns<T extends number>(
  source: usize,
  rowStride: usize,
  columnStride: usize,
  inner: usize,
  width: usize,
  padded: usize,
  target: usize,
): void {
  const size = sizeof<T>();
  if (width == padded && columnStride == size) {
    const bytes = padded * size;
    for (let k: usize = 0; k < inner; k++) {
      for (let at: usize = 0; at < bytes; at += 16) v128.store(target + at, v128.load(source + at));
      source += rowStride;
      target += bytes;
    }
    return;
  }
  for (let k: usize = 0; k < inner; k++) {
    let from = source;
    for (let j: usize = 0; j < width; j++) {
      store<T>(target, load<T>(from));
      target += size;
      from += columnStride;
    }
    for (let j = width; j < padded; j++) {
      store<T>(target, <T>0);
      target += size;
    }
    source += rowStride;
  }
}

/** Copies `rows` by `columns` elements between places with different distances of rows. */
export function copyBlock<T extends number>(
  source: usize,
  sourceRow: usize,
  target: usize,
  targetRow: usize,
  rows: usize,
  columns: usize,
): void {
  const bytes = columns * sizeof<T>();
  for (let i: usize = 0; i < rows; i++) {
    for (let at: usize = 0; at < bytes; at += sizeof<T>()) {
      store<T>(target + at, load<T>(source + at));
    }
    source += sourceRow;
    target += targetRow;
  }
}
