// The last few elements of an array, which do not fill a vector.

/** `bytes` bytes, fewer than a vector holds; the other lanes are 0. */
export function loadRemainder<T extends number>(at: usize, bytes: usize): v128 {
  const zero = v128.splat<T>(<T>0);
  if (sizeof<T>() == 8) return v128.load_lane<i64>(at, zero, 0);
  let x = v128.load_lane<i32>(at, zero, 0);
  if (bytes > 4) x = v128.load_lane<i32>(at + 4, x, 1);
  if (bytes > 8) x = v128.load_lane<i32>(at + 8, x, 2);
  return x;
}

export function storeRemainder<T extends number>(at: usize, x: v128, bytes: usize): void {
  if (sizeof<T>() == 8) {
    v128.store_lane<i64>(at, x, 0);
    return;
  }
  v128.store_lane<i32>(at, x, 0);
  if (bytes > 4) v128.store_lane<i32>(at + 4, x, 1);
  if (bytes > 8) v128.store_lane<i32>(at + 8, x, 2);
}
