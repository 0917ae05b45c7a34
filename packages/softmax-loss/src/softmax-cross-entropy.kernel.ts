// Losses of rows of logits by their labels, with their gradients. The twin, which says what is computed in
// which order, is `lossesByLabel` of softmax-cross-entropy.plain.ts.
import { log } from "@adjoint/math/src/log.lanes";
import { exponentials, rowsPerGroup } from "@adjoint/matrix/src/rows/exponentials.lanes";
import { loadRemainder, storeRemainder } from "@adjoint/matrix/src/rows/remainder.lanes";
import { pairwiseSum } from "@adjoint/matrix/src/reduce/pairwise-sum.lanes";

export function lossesByLabelFloat32(
  logits: usize,
  labels: usize,
  weights: usize,
  gradient: usize,
  losses: usize,
  logSumExps: usize,
  rows: usize,
  columns: usize,
  scale: f32,
): u32 {
  return lossesByLabel<f32>(
    logits, labels, rows, columns, weights, scale, gradient, losses, logSumExps,
  );
}

export function lossesByLabelFloat64(
  logits: usize,
  labels: usize,
  weights: usize,
  gradient: usize,
  losses: usize,
  logSumExps: usize,
  rows: usize,
  columns: usize,
  scale: f64,
): u32 {
  return lossesByLabel<f64>(
    logits, labels, rows, columns, weights, scale, gradient, losses, logSumExps,
  );
}

function lossesByLabel<T extends number>(
  logits: usize,
  labels: usize,
  rows: usize,
  columns: usize,
  weights: usize,
  scale: T,
  gradient: usize,
  losses: usize,
  logSumExps: usize,
): u32 {
  const size = sizeof<T>();
  const row = columns * size;
  const group = rowsPerGroup<T>(columns);
  let correct: u32 = 0;
  for (let start: usize = 0; start < rows; start += group) {
    const count = min(group, rows - start);
    // Until the end of the group, losses hold the largest logits, and logSumExps the sums.
    exponentials<T>(logits, gradient, count, columns, losses, true);
    for (let i: usize = 0; i < count; i++) {
      const at = gradient + i * row;
      const total = pairwiseSum<T>(at, columns);
      store<T>(logSumExps + i * size, total);
      const label = load<i32>(labels + i * 4);
      const weight = load<T>(weights + i * size);
      if (label < 0 || weight == <T>0) memory.fill(at, 0, row);
      else gradientRow<T>(at, columns, <usize>label, total, <T>(weight * scale));
    }
    logarithms<T>(logSumExps, count);
    for (let i: usize = 0; i < count; i++) {
      const label = load<i32>(labels + i * 4);
      const most = load<T>(losses + i * size);
      const logTotal = load<T>(logSumExps + i * size);
      store<T>(logSumExps + i * size, <T>(most + logTotal));
      if (label < 0) {
        store<T>(losses + i * size, <T>0);
        continue;
      }
      const own = load<T>(logits + i * row + <usize>label * size);
      const loss = <T>(<T>(most - own) + logTotal);
      const weight = load<T>(weights + i * size);
      store<T>(losses + i * size, weight == <T>0 ? <T>0 : <T>(loss * weight));
      if (isFirstLargest<T>(logits + i * row, <usize>label, own, most)) correct += 1;
    }
    logits += count * row;
    gradient += count * row;
    labels += count * 4;
    weights += count * size;
    losses += count * size;
    logSumExps += count * size;
  }
  return correct;
}

/** From the exponentials of a row to its gradient, in place. */
function gradientRow<T extends number>(at: usize, columns: usize, label: usize, total: T, factor: T): void {
  const own = at + label * sizeof<T>();
  const end = at + columns * sizeof<T>();
  const probability = <T>(load<T>(own) / total);
  let complement = <T>(<T>1 - probability);
  if (probability > <T>0.5) {
    store<T>(own, <T>0);
    complement = <T>(pairwiseSum<T>(at, columns) / total);
  }
  const least: T = sizeof<T>() == 4 ? <T>7.888609052210118e-31 : <T>1.0261342003245941e-289;
  const totals = v128.splat<T>(total);
  const factors = v128.splat<T>(factor);
  const leasts = v128.splat<T>(least);
  for (; at + 16 <= end; at += 16) {
    const quotient = v128.div<T>(v128.load(at), totals);
    const kept = v128.andnot(quotient, v128.lt<T>(quotient, leasts));
    v128.store(at, v128.mul<T>(kept, factors));
  }
  for (; at < end; at += sizeof<T>()) {
    const quotient = <T>(load<T>(at) / total);
    store<T>(at, <T>((quotient < least ? <T>0 : quotient) * factor));
  }
  if (complement < least) complement = <T>0;
  store<T>(own, <T>(<T>(<T>0 - complement) * factor));
}

/** ln of every element, in place; of at least one. */
function logarithms<T extends number>(at: usize, length: usize): void {
  const end = at + length * sizeof<T>();
  do {
    const left = end - at;
    const whole = left >= 16;
    const y = log<T>(whole ? v128.load(at) : loadRemainder<T>(at, left));
    if (whole) v128.store(at, y);
    else storeRemainder<T>(at, y, left);
    at += 16;
  } while (at < end);
}

/** Whether the label's logit is the first of the largest, or the first NaN. */
function isFirstLargest<T extends number>(row: usize, label: usize, own: T, most: T): bool {
  const hasNaN = most != most;
  if (hasNaN ? own == own : own != most) return false;
  for (let j: usize = 0; j < label; j++) {
    const value = load<T>(row + j * sizeof<T>());
    if (hasNaN ? value != value : value == most) return false;
  }
  return true;
}
