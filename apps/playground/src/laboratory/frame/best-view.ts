import type { Matrix } from "@adjoint/matrix";

/** A middle, and two axes of length 1 that stand upright on one another. */
export interface BestView {
  readonly middle: Float64Array;
  readonly axes: readonly [Float64Array, Float64Array];
}

/** So many rounds show the plane well enough to be looked at. */
const ROUNDS = 30;

/**
 * The plane through some points in which they spread most (their first two principal components), turned so that
 * it looks as much as it can like the plane that the points come from: it does not jump from frame to frame.
 */
export function bestView(points: Matrix, flat: Matrix): BestView {
  const { rows, columns, data } = points;
  const middle = new Float64Array(columns);
  for (let k = 0; k < data.length; k++) middle[k % columns]! += data[k]! / rows;
  const covariance = new Float64Array(columns * columns);
  for (let i = 0; i < rows; i++) {
    for (let a = 0; a < columns; a++) {
      const value = data[i * columns + a]! - middle[a]!;
      for (let b = 0; b < columns; b++) {
        covariance[a * columns + b]! += value * (data[i * columns + b]! - middle[b]!);
      }
    }
  }
  const first = mainAxis(covariance, columns, undefined);
  const second = mainAxis(covariance, columns, first);
  return { middle, axes: turned(points, flat, middle, [first, second]) };
}

/** The axis of the largest spread, upright on another one if that is given: by power iteration. */
function mainAxis(
  covariance: Float64Array,
  size: number,
  other: Float64Array | undefined,
): Float64Array {
  let trace = 0;
  for (let j = 0; j < size; j++) trace += covariance[j * size + j]!;
  // Upright and of length 1; undefined where nothing spreads that way.
  const unit = (axis: Float64Array, least: number) => {
    const share = other ? dot(axis, other) : 0;
    const upright = other ? axis.map((value, j) => value - share * other[j]!) : axis;
    const length = Math.sqrt(dot(upright, upright));
    const isLength = length > least && length < Number.POSITIVE_INFINITY;
    return isLength ? upright.map((value) => value / length) : undefined;
  };
  // Any axis to begin with, as long as it leans towards all others.
  const begin = Float64Array.from({ length: size }, (_, j) => 1 + ((j * 7) % 5) / 5);
  let axis = unit(begin, 1e-9) ?? begin;
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(size);
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) next[a]! += covariance[a * size + b]! * axis[b]!;
    }
    const found = unit(next, 1e-12 * trace);
    if (!found) break;
    axis = found;
  }
  return axis;
}

/** The two axes turned, and mirrored if need be, towards those of the plane that the points come from. */
function turned(
  points: Matrix,
  flat: Matrix,
  middle: Float64Array,
  axes: readonly [Float64Array, Float64Array],
): readonly [Float64Array, Float64Array] {
  const { rows, columns, data } = points;
  // The sums of products of places in the view (rows) and in the flat plane (columns).
  const m = [0, 0, 0, 0];
  for (let i = 0; i < rows; i++) {
    for (const view of [0, 1] as const) {
      let place = 0;
      for (let j = 0; j < columns; j++) {
        place += (data[i * columns + j]! - middle[j]!) * axes[view][j]!;
      }
      m[2 * view]! += place * flat.data[2 * i]!;
      m[2 * view + 1]! += place * flat.data[2 * i + 1]!;
    }
  }
  const [a, b, c, d] = m as [number, number, number, number];
  // The turn, or the mirror and the turn, that brings most of these sums into place.
  const turn = { cosine: a + d, sine: c - b };
  const mirror = { cosine: a - d, sine: c + b };
  const size = (t: typeof turn) => Math.hypot(t.cosine, t.sine);
  const isMirrored = size(mirror) > size(turn);
  const best = isMirrored ? mirror : turn;
  const length = size(best);
  if (!(length > 0)) return axes;
  const [cosine, sine] = [best.cosine / length, best.sine / length];
  const flip = isMirrored ? -1 : 1;
  const [first, second] = axes;
  return [
    first.map((value, j) => cosine * value + sine * second[j]!),
    first.map((value, j) => flip * (-sine * value + cosine * second[j]!)),
  ];
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
