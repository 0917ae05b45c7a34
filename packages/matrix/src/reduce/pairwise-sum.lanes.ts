/**
 * The sum of consecutive elements in the order of the function of the same name in src/: up to 128
 * in 8 partial sums, joined as `((0+1)+(2+3))+((4+5)+(6+7))`, then the rest; more by halves.
 */
export function pairwiseSum<T extends number>(from: usize, length: usize): T {
  if (length > 128) {
    const half = (length >> 1) & ~7;
    const left = pairwiseSum<T>(from, half);
    return <T>(left + pairwiseSum<T>(from + half * sizeof<T>(), length - half));
  }
  const end = from + length * sizeof<T>();
  let total = <T>0;
  if (length >= 8) {
    total = <T>(total + sumEights<T>(from, end));
    from += (length & ~7) * sizeof<T>();
  }
  for (; from < end; from += sizeof<T>()) total = <T>(total + load<T>(from));
  return total;
}

/** Whole groups of eight, at least one. */
// @ts-expect-error: decorator
@inline
function sumEights<T extends number>(from: usize, end: usize): T {
  let s0 = v128.load(from);
  let s1 = v128.load(from, 16);
  if (sizeof<T>() == 4) {
    for (from += 32; from + 32 <= end; from += 32) {
      s0 = v128.add<T>(s0, v128.load(from));
      s1 = v128.add<T>(s1, v128.load(from, 16));
    }
    return joinFloat32<T>(s0, s1);
  }
  let s2 = v128.load(from, 32);
  let s3 = v128.load(from, 48);
  for (from += 64; from + 64 <= end; from += 64) {
    s0 = v128.add<T>(s0, v128.load(from));
    s1 = v128.add<T>(s1, v128.load(from, 16));
    s2 = v128.add<T>(s2, v128.load(from, 32));
    s3 = v128.add<T>(s3, v128.load(from, 48));
  }
  return joinFloat64<T>(s0, s1, s2, s3);
}

// @ts-expect-error: decorator
@inline
function joinFloat32<T extends number>(s0: v128, s1: v128): T {
  const low: f32 =
    f32x4.extract_lane(s0, 0) +
    f32x4.extract_lane(s0, 1) +
    (f32x4.extract_lane(s0, 2) + f32x4.extract_lane(s0, 3));
  const high: f32 =
    f32x4.extract_lane(s1, 0) +
    f32x4.extract_lane(s1, 1) +
    (f32x4.extract_lane(s1, 2) + f32x4.extract_lane(s1, 3));
  return <T>(low + high);
}

// @ts-expect-error: decorator
@inline
function joinFloat64<T extends number>(s0: v128, s1: v128, s2: v128, s3: v128): T {
  const low: f64 =
    f64x2.extract_lane(s0, 0) +
    f64x2.extract_lane(s0, 1) +
    (f64x2.extract_lane(s1, 0) + f64x2.extract_lane(s1, 1));
  const high: f64 =
    f64x2.extract_lane(s2, 0) +
    f64x2.extract_lane(s2, 1) +
    (f64x2.extract_lane(s3, 0) + f64x2.extract_lane(s3, 1));
  return <T>(low + high);
}
