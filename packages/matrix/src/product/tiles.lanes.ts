// Register tiles of the matrix product: a few rows by one to four vectors of columns, accumulated
// over k in order. Every sum starts at 0 (or at what c holds) and adds one rounded product at a time,
// so all tiles give the same bits, whatever their size.
//
// a points at the first row, rows are `aRow` bytes apart and steps of k `aStep` bytes; b points at
// the tile's first column, steps of k are `bStep` bytes apart; rows of c are `cRow` bytes apart.
// `bias` is the address of the tile's first bias, or 0 for none.

export function tile2x4<T extends number>(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  c: usize,
  cRow: usize,
  inner: usize,
  bias: usize,
): void {
  let c00 = v128.splat<T>(<T>0);
  let c01 = c00;
  let c02 = c00;
  let c03 = c00;
  let c10 = c00;
  let c11 = c00;
  let c12 = c00;
  let c13 = c00;
  let a1 = a + aRow;
  for (let k: usize = 0; k < inner; k++) {
    const s0 = v128.load_splat<T>(a);
    const s1 = v128.load_splat<T>(a1);
    const b0 = v128.load(b);
    c00 = v128.add<T>(c00, v128.mul<T>(s0, b0));
    c10 = v128.add<T>(c10, v128.mul<T>(s1, b0));
    const b1 = v128.load(b, 16);
    c01 = v128.add<T>(c01, v128.mul<T>(s0, b1));
    c11 = v128.add<T>(c11, v128.mul<T>(s1, b1));
    const b2 = v128.load(b, 32);
    c02 = v128.add<T>(c02, v128.mul<T>(s0, b2));
    c12 = v128.add<T>(c12, v128.mul<T>(s1, b2));
    const b3 = v128.load(b, 48);
    c03 = v128.add<T>(c03, v128.mul<T>(s0, b3));
    c13 = v128.add<T>(c13, v128.mul<T>(s1, b3));
    a += aStep;
    a1 += aStep;
    b += bStep;
  }
  if (bias != 0) {
    const d0 = v128.load(bias);
    const d1 = v128.load(bias, 16);
    const d2 = v128.load(bias, 32);
    const d3 = v128.load(bias, 48);
    c00 = v128.add<T>(c00, d0);
    c01 = v128.add<T>(c01, d1);
    c02 = v128.add<T>(c02, d2);
    c03 = v128.add<T>(c03, d3);
    c10 = v128.add<T>(c10, d0);
    c11 = v128.add<T>(c11, d1);
    c12 = v128.add<T>(c12, d2);
    c13 = v128.add<T>(c13, d3);
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c, c02, 32);
  v128.store(c, c03, 48);
  c += cRow;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  v128.store(c, c12, 32);
  v128.store(c, c13, 48);
}

export function tile1x2<T extends number>(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  c: usize,
  inner: usize,
  accumulate: bool,
  bias: usize,
): void {
  let c0 = v128.splat<T>(<T>0);
  let c1 = c0;
  if (accumulate) {
    c0 = v128.load(c);
    c1 = v128.load(c, 16);
  }
  for (let k: usize = 0; k < inner; k++) {
    const s = v128.load_splat<T>(a);
    c0 = v128.add<T>(c0, v128.mul<T>(s, v128.load(b)));
    c1 = v128.add<T>(c1, v128.mul<T>(s, v128.load(b, 16)));
    a += aStep;
    b += bStep;
  }
  if (bias != 0) {
    c0 = v128.add<T>(c0, v128.load(bias));
    c1 = v128.add<T>(c1, v128.load(bias, 16));
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
}
