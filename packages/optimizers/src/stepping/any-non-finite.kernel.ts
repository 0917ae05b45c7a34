/** 1 if any of the elements is NaN or infinite, else 0. */
export function anyNonFiniteFloat32(from: usize, length: usize): u32 {
  return anyNonFinite<f32>(from, length);
}

export function anyNonFiniteFloat64(from: usize, length: usize): u32 {
  return anyNonFinite<f64>(from, length);
}

/** Times 0 every finite number is 0, and what is none is NaN, which stays in a sum. */
function anyNonFinite<T extends number>(from: usize, length: usize): u32 {
  const end = from + length * sizeof<T>();
  const zero = v128.splat<T>(<T>0);
  let a = zero;
  let b = zero;
  let c = zero;
  let d = zero;
  for (; from + 64 <= end; from += 64) {
    a = v128.add<T>(a, v128.mul<T>(v128.load(from), zero));
    b = v128.add<T>(b, v128.mul<T>(v128.load(from, 16), zero));
    c = v128.add<T>(c, v128.mul<T>(v128.load(from, 32), zero));
    d = v128.add<T>(d, v128.mul<T>(v128.load(from, 48), zero));
  }
  const sum = v128.add<T>(v128.add<T>(a, b), v128.add<T>(c, d));
  let rest = <T>0;
  for (; from < end; from += sizeof<T>()) rest = <T>(rest + load<T>(from) * <T>0);
  return u32(v128.any_true(v128.ne<T>(sum, sum)) || rest != rest);
}
