// What this machine's SIMD can do at most without touching memory: twelve independent chains of one
// multiplication and one addition each, all in registers. The numbers come from outside, so that
// nothing can be computed beforehand.

/** Multiplies and adds `count` times in 12 vectors of 4: 96 operations a time. */
export function float32(count: i32, factor: f32, term: f32): f32 {
  const m = f32x4.splat(factor);
  const c = f32x4.splat(term);
  let a0 = c, a1 = f32x4.add(c, m), a2 = f32x4.add(a1, m), a3 = f32x4.add(a2, m);
  let a4 = f32x4.add(a3, m), a5 = f32x4.add(a4, m), a6 = f32x4.add(a5, m), a7 = f32x4.add(a6, m);
  let a8 = f32x4.add(a7, m), a9 = f32x4.add(a8, m), a10 = f32x4.add(a9, m), a11 = f32x4.add(a10, m);
  for (let i = 0; i < count; i++) {
    a0 = f32x4.add(f32x4.mul(a0, m), c);
    a1 = f32x4.add(f32x4.mul(a1, m), c);
    a2 = f32x4.add(f32x4.mul(a2, m), c);
    a3 = f32x4.add(f32x4.mul(a3, m), c);
    a4 = f32x4.add(f32x4.mul(a4, m), c);
    a5 = f32x4.add(f32x4.mul(a5, m), c);
    a6 = f32x4.add(f32x4.mul(a6, m), c);
    a7 = f32x4.add(f32x4.mul(a7, m), c);
    a8 = f32x4.add(f32x4.mul(a8, m), c);
    a9 = f32x4.add(f32x4.mul(a9, m), c);
    a10 = f32x4.add(f32x4.mul(a10, m), c);
    a11 = f32x4.add(f32x4.mul(a11, m), c);
  }
  a0 = f32x4.add(f32x4.add(a0, a1), f32x4.add(a2, a3));
  a4 = f32x4.add(f32x4.add(a4, a5), f32x4.add(a6, a7));
  a8 = f32x4.add(f32x4.add(a8, a9), f32x4.add(a10, a11));
  a0 = f32x4.add(a0, f32x4.add(a4, a8));
  return f32x4.extract_lane(a0, 0) + f32x4.extract_lane(a0, 1) +
    f32x4.extract_lane(a0, 2) + f32x4.extract_lane(a0, 3);
}

/** The same in 12 vectors of 2: 48 operations a time. */
export function float64(count: i32, factor: f64, term: f64): f64 {
  const m = f64x2.splat(factor);
  const c = f64x2.splat(term);
  let a0 = c, a1 = f64x2.add(c, m), a2 = f64x2.add(a1, m), a3 = f64x2.add(a2, m);
  let a4 = f64x2.add(a3, m), a5 = f64x2.add(a4, m), a6 = f64x2.add(a5, m), a7 = f64x2.add(a6, m);
  let a8 = f64x2.add(a7, m), a9 = f64x2.add(a8, m), a10 = f64x2.add(a9, m), a11 = f64x2.add(a10, m);
  for (let i = 0; i < count; i++) {
    a0 = f64x2.add(f64x2.mul(a0, m), c);
    a1 = f64x2.add(f64x2.mul(a1, m), c);
    a2 = f64x2.add(f64x2.mul(a2, m), c);
    a3 = f64x2.add(f64x2.mul(a3, m), c);
    a4 = f64x2.add(f64x2.mul(a4, m), c);
    a5 = f64x2.add(f64x2.mul(a5, m), c);
    a6 = f64x2.add(f64x2.mul(a6, m), c);
    a7 = f64x2.add(f64x2.mul(a7, m), c);
    a8 = f64x2.add(f64x2.mul(a8, m), c);
    a9 = f64x2.add(f64x2.mul(a9, m), c);
    a10 = f64x2.add(f64x2.mul(a10, m), c);
    a11 = f64x2.add(f64x2.mul(a11, m), c);
  }
  a0 = f64x2.add(f64x2.add(a0, a1), f64x2.add(a2, a3));
  a4 = f64x2.add(f64x2.add(a4, a5), f64x2.add(a6, a7));
  a8 = f64x2.add(f64x2.add(a8, a9), f64x2.add(a10, a11));
  a0 = f64x2.add(a0, f64x2.add(a4, a8));
  return f64x2.extract_lane(a0, 0) + f64x2.extract_lane(a0, 1);
}
