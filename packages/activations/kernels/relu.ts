// Rectified linear unit, and its way back.

export function reluFloat32(from: usize, to: usize, length: usize): void {
  relu<f32>(from, to, length);
}

export function reluFloat64(from: usize, to: usize, length: usize): void {
  relu<f64>(from, to, length);
}

/** `dInput = dOutput` where the output is positive, else 0. */
export function reluBackwardFloat32(
  output: usize,
  dOutput: usize,
  dInput: usize,
  length: usize,
): void {
  reluBackward<f32>(output, dOutput, dInput, length);
}

export function reluBackwardFloat64(
  output: usize,
  dOutput: usize,
  dInput: usize,
  length: usize,
): void {
  reluBackward<f64>(output, dOutput, dInput, length);
}

function relu<T>(from: usize, to: usize, length: usize): void {
  const bytes = length * sizeof<T>();
  const zero = v128.splat<T>(<T>0);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    const x = v128.load(from + at);
    // Not a maximum: NaN and -0 stay what they are.
    v128.store(to + at, v128.andnot(x, v128.lt<T>(x, zero)));
  }
  for (; at < bytes; at += sizeof<T>()) {
    const x = load<T>(from + at);
    store<T>(to + at, x < <T>0 ? <T>0 : x);
  }
}

function reluBackward<T>(output: usize, dOutput: usize, dInput: usize, length: usize): void {
  const bytes = length * sizeof<T>();
  const zero = v128.splat<T>(<T>0);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    const active = v128.gt<T>(v128.load(output + at), zero);
    v128.store(dInput + at, v128.and(v128.load(dOutput + at), active));
  }
  for (; at < bytes; at += sizeof<T>()) {
    store<T>(dInput + at, load<T>(output + at) > <T>0 ? load<T>(dOutput + at) : <T>0);
  }
}
