/** The largest of at least one element; NaN where there is one. Which zero it is, is left open. */
export function largest<T extends number>(from: usize, length: usize): T {
  const end = from + length * sizeof<T>();
  let most = load<T>(from);
  if (length * sizeof<T>() >= 32) {
    // One instruction each, which NaN passes by: it is looked for apart.
    let a = v128.load(from);
    let b = v128.load(from, 16);
    let nan = v128.or(v128.ne<T>(a, a), v128.ne<T>(b, b));
    for (from += 32; from + 32 <= end; from += 32) {
      const c = v128.load(from);
      const d = v128.load(from, 16);
      a = v128.pmax<T>(a, c);
      b = v128.pmax<T>(b, d);
      nan = v128.or(nan, v128.or(v128.ne<T>(c, c), v128.ne<T>(d, d)));
    }
    if (v128.any_true(nan)) return <T>NaN;
    a = v128.pmax<T>(a, b);
    if (sizeof<T>() == 4) {
      a = f32x4.pmax(a, v128.shuffle<i32>(a, a, 2, 3, 0, 1));
      a = f32x4.pmax(a, v128.shuffle<i32>(a, a, 1, 0, 3, 2));
      most = <T>f32x4.extract_lane(a, 0);
    } else {
      a = f64x2.pmax(a, v128.shuffle<i64>(a, a, 1, 0));
      most = <T>f64x2.extract_lane(a, 0);
    }
  }
  for (; from < end; from += sizeof<T>()) most = max<T>(most, load<T>(from));
  return most;
}
