import type { Allocate } from "@adjoint/matrix";
import { allocateFresh } from "@adjoint/matrix/kit";

/** What a call gives, and what it costs. */
export interface Measured<Result> {
  readonly result: Result;
  /** Of one call: the median of several stretches. */
  readonly microseconds: number;
  /** Of the matrices that one call asks for. */
  readonly bytes: number;
}

/** Calls once to count, then for about `milliseconds` to time; what is slow runs once. */
export function measure<Result>(
  call: (allocate?: Allocate) => Result,
  milliseconds: number,
): Measured<Result> {
  let bytes = 0;
  const start = performance.now();
  const result = call((rows, columns, dtype) => {
    bytes += rows * columns * (dtype === "float32" ? 4 : 8);
    return allocateFresh(rows, columns, dtype);
  });
  const first = (performance.now() - start) * 1000;
  return { result, bytes, microseconds: microsecondsOf(call, first, milliseconds) };
}

function microsecondsOf(call: () => unknown, first: number, milliseconds: number): number {
  if (first > 1000 * milliseconds) return first;
  const calls = Math.max(1, Math.round((200 * milliseconds) / Math.max(first, 1)));
  stretch(call, calls);
  const times = Array.from({ length: 5 }, () => stretch(call, calls)).sort((a, b) => a - b);
  return times[2]!;
}

function stretch(call: () => unknown, calls: number): number {
  const start = performance.now();
  for (let i = 0; i < calls; i++) call();
  return ((performance.now() - start) * 1000) / calls;
}
