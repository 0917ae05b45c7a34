/**
 * A strip of c of one vector's width: tiles of six rows, the last one moved back to fit. Rows are
 * stored whole and in order: where c is narrower than the vector, the padding of one row is
 * overwritten by the next. See tiles.ts.
 */
export function strip6x1<T extends number>(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  c: usize,
  cRow: usize,
  rows: usize,
  inner: usize,
  bias: usize,
): void {
  const end = b + inner * bStep;
  for (let i: usize = 0; i < rows; i += 6) {
    const first = min(i, rows - 6);
    let c0 = v128.splat<T>(<T>0);
    let c1 = c0;
    let c2 = c0;
    let c3 = c0;
    let c4 = c0;
    let c5 = c0;
    let right = b;
    let a0 = a + first * aRow;
    if (right == end) {
      // No steps: c is the bias.
    } else if (aRow == sizeof<T>()) {
      do {
        const b0 = v128.load(right);
        right += bStep;
        c0 = v128.add<T>(c0, v128.mul<T>(v128.load_splat<T>(a0), b0));
        c1 = v128.add<T>(c1, v128.mul<T>(v128.load_splat<T>(a0, sizeof<T>()), b0));
        c2 = v128.add<T>(c2, v128.mul<T>(v128.load_splat<T>(a0, 2 * sizeof<T>()), b0));
        c3 = v128.add<T>(c3, v128.mul<T>(v128.load_splat<T>(a0, 3 * sizeof<T>()), b0));
        c4 = v128.add<T>(c4, v128.mul<T>(v128.load_splat<T>(a0, 4 * sizeof<T>()), b0));
        c5 = v128.add<T>(c5, v128.mul<T>(v128.load_splat<T>(a0, 5 * sizeof<T>()), b0));
        a0 += aStep;
      } while (right != end);
    } else {
      let a1 = a0 + aRow;
      let a2 = a1 + aRow;
      let a3 = a2 + aRow;
      let a4 = a3 + aRow;
      let a5 = a4 + aRow;
      do {
        const b0 = v128.load(right);
        right += bStep;
        c0 = v128.add<T>(c0, v128.mul<T>(v128.load_splat<T>(a0), b0));
        c1 = v128.add<T>(c1, v128.mul<T>(v128.load_splat<T>(a1), b0));
        c2 = v128.add<T>(c2, v128.mul<T>(v128.load_splat<T>(a2), b0));
        c3 = v128.add<T>(c3, v128.mul<T>(v128.load_splat<T>(a3), b0));
        c4 = v128.add<T>(c4, v128.mul<T>(v128.load_splat<T>(a4), b0));
        c5 = v128.add<T>(c5, v128.mul<T>(v128.load_splat<T>(a5), b0));
        a0 += aStep;
        a1 += aStep;
        a2 += aStep;
        a3 += aStep;
        a4 += aStep;
        a5 += aStep;
      } while (right != end);
    }
    if (bias != 0) {
      const d = v128.load(bias);
      c0 = v128.add<T>(c0, d);
      c1 = v128.add<T>(c1, d);
      c2 = v128.add<T>(c2, d);
      c3 = v128.add<T>(c3, d);
      c4 = v128.add<T>(c4, d);
      c5 = v128.add<T>(c5, d);
    }
    let to = c + first * cRow;
    v128.store(to, c0);
    v128.store((to += cRow), c1);
    v128.store((to += cRow), c2);
    v128.store((to += cRow), c3);
    v128.store((to += cRow), c4);
    v128.store((to += cRow), c5);
  }
}
