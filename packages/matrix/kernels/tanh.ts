import { tanh } from "../../math/kernels/lanes/tanh";
import { loadPart, storePart } from "./rows/part";

/** Hyperbolic tangent of every element. */
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
      v128.store(to, tanh<T>(v128.load(from)));
      from += 16;
      to += 16;
    } while (from < whole);
  }
  if (from < end) storePart<T>(to, tanh<T>(loadPart<T>(from, end - from)), end - from);
}
