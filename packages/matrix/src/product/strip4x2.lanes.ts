/**
 * A strip of c of two vectors' width: tiles of four rows, the last one moved back to fit. Tiles of a
 * are `aTile` bytes apart; a lies with its rows side by side (transposed, or packed), or with its
 * steps. See tiles.ts.
 *
 * V8 moves all loads of a loop's body to its top: more than one step of k at a time would not stay in
 * registers.
 */
export function strip4x2<T extends number>(
  a: usize,
  aRow: usize,
  aStep: usize,
  aTile: usize,
  b: usize,
  bStep: usize,
  c: usize,
  cRow: usize,
  rows: usize,
  inner: usize,
  accumulate: bool,
  bias: usize,
): void {
  const end = b + inner * bStep;
  for (let i: usize = 0; i < rows; i += 4) {
    const first = min(i, rows - 4);
    const to0 = c + first * cRow;
    const to1 = to0 + cRow;
    const to2 = to1 + cRow;
    const to3 = to2 + cRow;
    let c00 = v128.splat<T>(<T>0);
    let c01 = c00;
    let c10 = c00;
    let c11 = c00;
    let c20 = c00;
    let c21 = c00;
    let c30 = c00;
    let c31 = c00;
    if (accumulate) {
      c00 = v128.load(to0);
      c01 = v128.load(to0, 16);
      c10 = v128.load(to1);
      c11 = v128.load(to1, 16);
      c20 = v128.load(to2);
      c21 = v128.load(to2, 16);
      c30 = v128.load(to3);
      c31 = v128.load(to3, 16);
    }
    let right = b;
    let a0 = first == i ? a + (i >> 2) * aTile : a + first * aRow;
    if (right == end) {
      // No steps: c is the bias.
    } else if (aRow == sizeof<T>()) {
      do {
        const b0 = v128.load(right);
        const b1 = v128.load(right, 16);
        right += bStep;
        const s0 = v128.load_splat<T>(a0);
        c00 = v128.add<T>(c00, v128.mul<T>(s0, b0));
        c01 = v128.add<T>(c01, v128.mul<T>(s0, b1));
        const s1 = v128.load_splat<T>(a0, sizeof<T>());
        c10 = v128.add<T>(c10, v128.mul<T>(s1, b0));
        c11 = v128.add<T>(c11, v128.mul<T>(s1, b1));
        const s2 = v128.load_splat<T>(a0, 2 * sizeof<T>());
        c20 = v128.add<T>(c20, v128.mul<T>(s2, b0));
        c21 = v128.add<T>(c21, v128.mul<T>(s2, b1));
        const s3 = v128.load_splat<T>(a0, 3 * sizeof<T>());
        c30 = v128.add<T>(c30, v128.mul<T>(s3, b0));
        c31 = v128.add<T>(c31, v128.mul<T>(s3, b1));
        a0 += aStep;
      } while (right != end);
    } else {
      let a1 = a0 + aRow;
      let a2 = a1 + aRow;
      let a3 = a2 + aRow;
      do {
        const b0 = v128.load(right);
        const b1 = v128.load(right, 16);
        right += bStep;
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
      } while (right != end);
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
    v128.store(to0, c00);
    v128.store(to0, c01, 16);
    v128.store(to1, c10);
    v128.store(to1, c11, 16);
    v128.store(to2, c20);
    v128.store(to2, c21, 16);
    v128.store(to3, c30);
    v128.store(to3, c31, 16);
  }
}
