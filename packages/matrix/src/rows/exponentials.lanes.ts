import { exp, expFlushed } from "@adjoint/math/src/exp.lanes";
import { largest } from "./largest.lanes";
import { loadRemainder, storeRemainder } from "./remainder.lanes";

/** Bytes of rows that are worked on together: what stays in the first-level cache. */
const GROUP: usize = 16384;

/** How many rows make a group: at least one. */
export function rowsPerGroup<T extends number>(columns: usize): usize {
  return max<usize>(1, GROUP / max<usize>(1, columns * sizeof<T>()));
}

/** `to = from - value` for one row. */
function shift<T extends number>(from: usize, to: usize, columns: usize, value: T): void {
  const bytes = columns * sizeof<T>();
  const values = v128.splat<T>(value);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    v128.store(to + at, v128.sub<T>(v128.load(from + at), values));
  }
  for (; at < bytes; at += sizeof<T>()) store<T>(to + at, <T>(load<T>(from + at) - value));
}

/**
 * `to = e^(from - m)` for `count` rows, m the largest of the row: stored at `largests`, unless that is
 * 0. With `flush`, what is below 2^-100 (float32) or 2^-960 becomes 0, and nothing subnormal arises
 * on the way.
 */
export function exponentials<T extends number>(
  from: usize,
  to: usize,
  count: usize,
  columns: usize,
  largests: usize,
  flush: bool,
): void {
  const row = columns * sizeof<T>();
  for (let i: usize = 0; i < count; i++) {
    const at = i * row;
    const most = largest<T>(from + at, columns);
    if (largests != 0) store<T>(largests + i * sizeof<T>(), most);
    shift<T>(from + at, to + at, columns, most);
  }
  // All rows as one, so that short ones fill whole vectors.
  if (flush) flushedExponentials<T>(to, count * columns);
  else plainExponentials<T>(to, count * columns);
}

// Loops are tested at their end: only then does V8 keep the constants of their body in registers.

function plainExponentials<T extends number>(at: usize, length: usize): void {
  const end = at + length * sizeof<T>();
  const whole = at + ((length * sizeof<T>()) & ~15);
  if (at < whole) {
    do {
      v128.store(at, exp<T>(v128.load(at)));
      at += 16;
    } while (at < whole);
  }
  if (at < end) storeRemainder<T>(at, exp<T>(loadRemainder<T>(at, end - at)), end - at);
}

/** Two vectors at a time: their long chains of operations overlap. */
function flushedExponentials<T extends number>(at: usize, length: usize): void {
  const end = at + length * sizeof<T>();
  const pairs = at + ((length * sizeof<T>()) & ~31);
  if (at < pairs) {
    do {
      const first = expFlushed<T>(v128.load(at));
      const second = expFlushed<T>(v128.load(at, 16));
      v128.store(at, first);
      v128.store(at, second, 16);
      at += 32;
    } while (at < pairs);
  }
  if (at == end) return;
  do {
    const left = end - at;
    const whole = left >= 16;
    const y = expFlushed<T>(whole ? v128.load(at) : loadRemainder<T>(at, left));
    if (whole) v128.store(at, y);
    else storeRemainder<T>(at, y, left);
    at += 16;
  } while (at < end);
}

/** Divides a row in place. */
export function divideRow<T extends number>(at: usize, columns: usize, divisor: T): void {
  const end = at + columns * sizeof<T>();
  const divisors = v128.splat<T>(divisor);
  for (; at + 16 <= end; at += 16) v128.store(at, v128.div<T>(v128.load(at), divisors));
  for (; at < end; at += sizeof<T>()) store<T>(at, <T>(load<T>(at) / divisor));
}
