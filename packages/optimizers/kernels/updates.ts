// Steps of optimizers on one parameter, in place: the twins in src/updates/ say what is computed in
// which order. Settings come as float64 and are of the parameter's dtype already.
import { loadPart, storePart } from "../../matrix/kernels/rows/part";

export function adamFloat32(
  value: usize,
  gradient: usize,
  mean: usize,
  meanSquare: usize,
  largestSquare: usize,
  length: usize,
  beta1: f64,
  beta2: f64,
  newShare1: f64,
  newShare2: f64,
  epsilon: f64,
  decay: f64,
  stepSize: f64,
  rootCorrection: f64,
): void {
  adam<f32>(
    value, gradient, mean, meanSquare, largestSquare, length,
    <f32>beta1, <f32>beta2, <f32>newShare1, <f32>newShare2,
    <f32>epsilon, <f32>decay, <f32>stepSize, <f32>rootCorrection,
  );
}

export function adamFloat64(
  value: usize,
  gradient: usize,
  mean: usize,
  meanSquare: usize,
  largestSquare: usize,
  length: usize,
  beta1: f64,
  beta2: f64,
  newShare1: f64,
  newShare2: f64,
  epsilon: f64,
  decay: f64,
  stepSize: f64,
  rootCorrection: f64,
): void {
  adam<f64>(
    value, gradient, mean, meanSquare, largestSquare, length,
    beta1, beta2, newShare1, newShare2, epsilon, decay, stepSize, rootCorrection,
  );
}

/** `velocity` is 0 where there is none; `first` says that it holds nothing yet. */
export function sgdFloat32(
  value: usize,
  gradient: usize,
  velocity: usize,
  length: usize,
  rate: f64,
  momentum: f64,
  newShare: f64,
  decay: f64,
  nesterov: bool,
  first: bool,
): void {
  sgd<f32>(
    value, gradient, velocity, length,
    <f32>rate, <f32>momentum, <f32>newShare, <f32>decay, nesterov, first,
  );
}

export function sgdFloat64(
  value: usize,
  gradient: usize,
  velocity: usize,
  length: usize,
  rate: f64,
  momentum: f64,
  newShare: f64,
  decay: f64,
  nesterov: bool,
  first: bool,
): void {
  sgd<f64>(
    value, gradient, velocity, length, rate, momentum, newShare, decay, nesterov, first,
  );
}

/** Subnormal numbers become 0. */
// @ts-ignore: decorator
@inline
function flush<T>(x: v128): v128 {
  const least = v128.splat<T>(
    sizeof<T>() == 4 ? <T>1.1754943508222875e-38 : <T>2.2250738585072014e-308,
  );
  return v128.andnot(x, v128.lt<T>(v128.abs<T>(x), least));
}

function adam<T>(
  value: usize,
  gradient: usize,
  mean: usize,
  meanSquare: usize,
  largestSquare: usize,
  length: usize,
  beta1: T,
  beta2: T,
  newShare1: T,
  newShare2: T,
  epsilon: T,
  decay: T,
  stepSize: T,
  rootCorrection: T,
): void {
  const keep1 = v128.splat<T>(beta1);
  const keep2 = v128.splat<T>(beta2);
  const new1 = v128.splat<T>(newShare1);
  const new2 = v128.splat<T>(newShare2);
  const small = v128.splat<T>(epsilon);
  const decays = v128.splat<T>(decay);
  const steps = v128.splat<T>(stepSize);
  const correction = v128.splat<T>(rootCorrection);
  const bytes = length * sizeof<T>();
  for (let at: usize = 0; at < bytes; at += 16) {
    // The last few elements do not fill a vector: they are loaded and stored one by one.
    const count = bytes - at;
    const whole = count >= 16;
    const w = whole ? v128.load(value + at) : loadPart<T>(value + at, count);
    let g = whole ? v128.load(gradient + at) : loadPart<T>(gradient + at, count);
    if (decay != <T>0) g = v128.add<T>(g, v128.mul<T>(decays, w));
    const oldMean = whole ? v128.load(mean + at) : loadPart<T>(mean + at, count);
    const m = flush<T>(v128.add<T>(v128.mul<T>(keep1, oldMean), v128.mul<T>(new1, g)));
    const oldSquare = whole ? v128.load(meanSquare + at) : loadPart<T>(meanSquare + at, count);
    const v = flush<T>(
      v128.add<T>(v128.mul<T>(keep2, oldSquare), v128.mul<T>(v128.mul<T>(new2, g), g)),
    );
    let square = v;
    if (largestSquare != 0) {
      const old = whole ? v128.load(largestSquare + at) : loadPart<T>(largestSquare + at, count);
      square = v128.max<T>(old, v);
    }
    const root = v128.add<T>(v128.div<T>(v128.sqrt<T>(square), correction), small);
    let move = v128.div<T>(v128.mul<T>(steps, m), root);
    // Without epsilon the root may be 0, and what has no denominator does not move.
    if (epsilon == <T>0) move = v128.andnot(move, v128.eq<T>(root, v128.splat<T>(<T>0)));
    const moved = v128.sub<T>(w, move);
    if (whole) {
      v128.store(mean + at, m);
      v128.store(meanSquare + at, v);
      if (largestSquare != 0) v128.store(largestSquare + at, square);
      v128.store(value + at, moved);
    } else {
      storePart<T>(mean + at, m, count);
      storePart<T>(meanSquare + at, v, count);
      if (largestSquare != 0) storePart<T>(largestSquare + at, square, count);
      storePart<T>(value + at, moved, count);
    }
  }
}

function sgd<T>(
  value: usize,
  gradient: usize,
  velocity: usize,
  length: usize,
  rate: T,
  momentum: T,
  newShare: T,
  decay: T,
  nesterov: bool,
  first: bool,
): void {
  const rates = v128.splat<T>(rate);
  const keep = v128.splat<T>(momentum);
  const share = v128.splat<T>(newShare);
  const decays = v128.splat<T>(decay);
  const bytes = length * sizeof<T>();
  for (let at: usize = 0; at < bytes; at += 16) {
    const count = bytes - at;
    const whole = count >= 16;
    const w = whole ? v128.load(value + at) : loadPart<T>(value + at, count);
    let g = whole ? v128.load(gradient + at) : loadPart<T>(gradient + at, count);
    if (decay != <T>0) g = v128.add<T>(g, v128.mul<T>(decays, w));
    let direction = g;
    if (velocity != 0) {
      let v = g;
      if (!first) {
        const old = whole ? v128.load(velocity + at) : loadPart<T>(velocity + at, count);
        v = v128.add<T>(v128.mul<T>(keep, old), v128.mul<T>(share, g));
      }
      v = flush<T>(v);
      if (whole) v128.store(velocity + at, v);
      else storePart<T>(velocity + at, v, count);
      direction = nesterov ? v128.add<T>(g, v128.mul<T>(keep, v)) : v;
    }
    const moved = v128.sub<T>(w, v128.mul<T>(rates, direction));
    if (whole) v128.store(value + at, moved);
    else storePart<T>(value + at, moved, count);
  }
}
