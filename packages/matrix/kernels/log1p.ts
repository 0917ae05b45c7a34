import { log1p } from "../../math/kernels/lanes/log1p";
import { loadPart, storePart } from "./rows/part";

/** Natural logarithm of 1 + m of every element. */
export function mapFloat32(from: usize, to: usize, length: usize): void {
  map<f32>(from, to, length);
}

export function mapFloat64(from: usize, to: usize, length: usize): void {
  map<f64>(from, to, length);
}

function map<T>(from: usize, to: usize, length: usize): void {
  const end = from + length * sizeof<T>();
  const whole = from + ((length * sizeof<T>()) & ~15);
  // Tested at its end: only then does V8 keep the constants of the loop's body in registers.
  if (from < whole) {
    do {
      v128.store(to, log1p<T>(v128.load(from)));
      from += 16;
      to += 16;
    } while (from < whole);
  }
  if (from < end) storePart<T>(to, log1p<T>(loadPart<T>(from, end - from)), end - from);
}
