import { exp } from "../../../math/kernels/lanes/exp";
import { loadPart, storePart } from "./part";

/** Bytes of rows that are worked on together: what stays in the first-level cache. */
const GROUP: usize = 16384;

/** How many rows make a group: at least one. */
export function rowsPerGroup<T>(columns: usize): usize {
  return max<usize>(1, GROUP / max<usize>(1, columns * sizeof<T>()));
}

/** `to = from - value` for one row. */
export function shift<T>(from: usize, to: usize, columns: usize, value: T): void {
  const bytes = columns * sizeof<T>();
  const values = v128.splat<T>(value);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    v128.store(to + at, v128.sub<T>(v128.load(from + at), values));
  }
  for (; at < bytes; at += sizeof<T>()) store<T>(to + at, <T>(load<T>(from + at) - value));
}

/** Where e^x becomes 0 if small ones are flushed: below both bounds. */
// @ts-ignore: decorator
@inline
function least<T>(): T {
  return sizeof<T>() == 4 ? <T>7.888609052210118e-31 : <T>1.0261342003245941e-289;
}

/**
 * e^x in place. With `flush`, what is below 2^-100 (float32) or 2^-960 becomes 0, and nothing
 * subnormal arises on the way: x is first clamped to where its exponential is surely less.
 */
export function exponentials<T>(at: usize, length: usize, flush: bool): void {
  const end = at + length * sizeof<T>();
  // e^-80 is 2^-115, e^-690 is 2^-995. Without `flush`, these change nothing.
  const lowest = v128.splat<T>(flush ? (sizeof<T>() == 4 ? <T>-80 : <T>-690) : <T>-Infinity);
  const leasts = v128.splat<T>(flush ? least<T>() : <T>0);
  // One loop for whole vectors and the rest: the function stands in the code but once.
  while (at < end) {
    const left = end - at;
    const whole = left >= 16;
    const x = whole ? v128.load(at) : loadPart<T>(at, left);
    // The first operand is the result where it is NaN.
    const y = exp<T>(v128.pmax<T>(x, lowest));
    const kept = v128.andnot(y, v128.lt<T>(y, leasts));
    if (whole) v128.store(at, kept);
    else storePart<T>(at, kept, left);
    at += 16;
  }
}

/** Divides a row in place. */
export function divideRow<T>(at: usize, columns: usize, divisor: T): void {
  const end = at + columns * sizeof<T>();
  const divisors = v128.splat<T>(divisor);
  for (; at + 16 <= end; at += 16) v128.store(at, v128.div<T>(v128.load(at), divisors));
  for (; at < end; at += sizeof<T>()) store<T>(at, <T>(load<T>(at) / divisor));
}
