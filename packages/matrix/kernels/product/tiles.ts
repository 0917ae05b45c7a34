// Register tiles of the matrix product: a few rows by one to four vectors of columns, accumulated
// over k in order. Every sum starts at 0 (or goes on from c) and adds one rounded product at a time,
// so all tiles give the same bits, whatever their size.
//
// a points at the first row, rows are `aRow` bytes apart and steps of k `aStep` bytes; b points at
// the tile's first column, steps of k are `bStep` bytes apart; rows of c are `cRow` bytes apart.
// `bias` is the address of the tile's first bias, or 0 for none.

export function tile4x2<T>(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  c: usize,
  cRow: usize,
  inner: usize,
  goOn: bool,
  bias: usize,
): void {
  let c00 = v128.splat<T>(<T>0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  const c1 = c + cRow;
  const c2 = c1 + cRow;
  const c3 = c2 + cRow;
  if (goOn) {
    c00 = v128.load(c);
    c01 = v128.load(c, 16);
    c10 = v128.load(c1);
    c11 = v128.load(c1, 16);
    c20 = v128.load(c2);
    c21 = v128.load(c2, 16);
    c30 = v128.load(c3);
    c31 = v128.load(c3, 16);
  }
  let a0 = a;
  let a1 = a0 + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  for (let k: usize = 0; k < inner; k++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    b += bStep;
    const s0 = v128.load_splat<T>(a0);
    c00 = v128.add<T>(c00, v128.mul<T>(s0, b0));
    c01 = v128.add<T>(c01, v128.mul<T>(s0, b1));
    const s1 = v128.load_splat<T>(a1);
    c10 = v128.add<T>(c10, v128.mul<T>(s1, b0));
    c11 = v128.add<T>(c11, v128.mul<T>(s1, b1));
    const s2 = v128.load_splat<T>(a2);
    c20 = v128.add<T>(c20, v128.mul<T>(s2, b0));
    c21 = v128.add<T>(c21, v128.mul<T>(s2, b1));
    const s3 = v128.load_splat<T>(a3);
    c30 = v128.add<T>(c30, v128.mul<T>(s3, b0));
    c31 = v128.add<T>(c31, v128.mul<T>(s3, b1));
    a0 += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
  }
  if (bias != 0) {
    const d0 = v128.load(bias);
    const d1 = v128.load(bias, 16);
    c00 = v128.add<T>(c00, d0);
    c01 = v128.add<T>(c01, d1);
    c10 = v128.add<T>(c10, d0);
    c11 = v128.add<T>(c11, d1);
    c20 = v128.add<T>(c20, d0);
    c21 = v128.add<T>(c21, d1);
    c30 = v128.add<T>(c30, d0);
    c31 = v128.add<T>(c31, d1);
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c1, c10);
  v128.store(c1, c11, 16);
  v128.store(c2, c20);
  v128.store(c2, c21, 16);
  v128.store(c3, c30);
  v128.store(c3, c31, 16);
}

export function tile2x4<T>(
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

export function tile1x2<T>(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  c: usize,
  inner: usize,
  goOn: bool,
  bias: usize,
): void {
  let c0 = v128.splat<T>(<T>0);
  let c1 = c0;
  if (goOn) {
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

/** Eight rows by one vector: for a right side of so few columns that two would be mostly padding. */
export function tile8x1<T>(
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
  let c0 = v128.splat<T>(<T>0);
  let c1 = c0;
  let c2 = c0;
  let c3 = c0;
  let c4 = c0;
  let c5 = c0;
  let c6 = c0;
  let c7 = c0;
  let a4 = a + (aRow << 2);
  const row2 = aRow << 1;
  const row3 = row2 + aRow;
  for (let k: usize = 0; k < inner; k++) {
    const b0 = v128.load(b);
    b += bStep;
    c0 = v128.add<T>(c0, v128.mul<T>(v128.load_splat<T>(a), b0));
    c1 = v128.add<T>(c1, v128.mul<T>(v128.load_splat<T>(a + aRow), b0));
    c2 = v128.add<T>(c2, v128.mul<T>(v128.load_splat<T>(a + row2), b0));
    c3 = v128.add<T>(c3, v128.mul<T>(v128.load_splat<T>(a + row3), b0));
    c4 = v128.add<T>(c4, v128.mul<T>(v128.load_splat<T>(a4), b0));
    c5 = v128.add<T>(c5, v128.mul<T>(v128.load_splat<T>(a4 + aRow), b0));
    c6 = v128.add<T>(c6, v128.mul<T>(v128.load_splat<T>(a4 + row2), b0));
    c7 = v128.add<T>(c7, v128.mul<T>(v128.load_splat<T>(a4 + row3), b0));
    a += aStep;
    a4 += aStep;
  }
  if (bias != 0) {
    const d = v128.load(bias);
    c0 = v128.add<T>(c0, d);
    c1 = v128.add<T>(c1, d);
    c2 = v128.add<T>(c2, d);
    c3 = v128.add<T>(c3, d);
    c4 = v128.add<T>(c4, d);
    c5 = v128.add<T>(c5, d);
    c6 = v128.add<T>(c6, d);
    c7 = v128.add<T>(c7, d);
  }
  v128.store(c, c0);
  v128.store((c += cRow), c1);
  v128.store((c += cRow), c2);
  v128.store((c += cRow), c3);
  v128.store((c += cRow), c4);
  v128.store((c += cRow), c5);
  v128.store((c += cRow), c6);
  v128.store((c += cRow), c7);
}
