import { exp } from "../../math/kernels/lanes/exp";
import { loadPart, storePart } from "./rows/part";

/** Exponential of every element. */
export function mapFloat32(from: usize, to: usize, length: usize): void {
  map<f32>(from, to, length);
}

export function mapFloat64(from: usize, to: usize, length: usize): void {
  map<f64>(from, to, length);
}

function map<T>(from: usize, to: usize, length: usize): void {
  const end = from + length * sizeof<T>();
  // One loop for whole vectors and the rest: the function stands in the code but once.
  while (from < end) {
    const left = end - from;
    const whole = left >= 16;
    const y = exp<T>(whole ? v128.load(from) : loadPart<T>(from, left));
    if (whole) v128.store(to, y);
    else storePart<T>(to, y, left);
    from += 16;
    to += 16;
  }
}
