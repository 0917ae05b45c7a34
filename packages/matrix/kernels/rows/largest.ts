/** The largest of at least one element; NaN where there is one. */
export function largest<T>(from: usize, length: usize): T {
  const end = from + length * sizeof<T>();
  let most = load<T>(from);
  if (length * sizeof<T>() >= 32) {
    let a = v128.load(from);
    let b = v128.load(from, 16);
    for (from += 32; from + 32 <= end; from += 32) {
      a = v128.max<T>(a, v128.load(from));
      b = v128.max<T>(b, v128.load(from, 16));
    }
    a = v128.max<T>(a, b);
    if (sizeof<T>() == 4) {
      a = f32x4.max(a, v128.shuffle<i32>(a, a, 2, 3, 0, 1));
      a = f32x4.max(a, v128.shuffle<i32>(a, a, 1, 0, 3, 2));
      most = <T>f32x4.extract_lane(a, 0);
    } else {
      a = f64x2.max(a, v128.shuffle<i64>(a, a, 1, 0));
      most = <T>f64x2.extract_lane(a, 0);
    }
  }
  for (; from < end; from += sizeof<T>()) most = max<T>(most, load<T>(from));
  return most;
}
