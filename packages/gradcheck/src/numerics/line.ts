import type { Matrix } from "@adjoint/matrix";

/** A path through the values of a matrix; 0 is where they are. */
export interface Line {
  /** Goes to t, and tells where that really is, as the sum of a value and t is rounded. */
  readonly moveTo: (t: number) => number;
  /** Whether it moves more than one element. */
  readonly several: boolean;
  /** The size of what it moves: steps are taken in proportion. */
  readonly size: number;
  /** How far it may go either way. */
  readonly lowest: number;
  readonly highest: number;
}

/** The numbers that an element may be. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export const UNBOUNDED: Bounds = {
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
};

/** Varies one element. */
export function entryLine({ data }: Matrix, index: number, { low, high } = UNBOUNDED): Line {
  const original = data[index]!;
  return {
    several: false,
    size: Math.abs(original),
    lowest: low - original,
    highest: high - original,
    moveTo: (t) => {
      data[index] = t === 0 ? original : original + t;
      return data[index]! - original;
    },
  };
}

/** Varies all elements at once, each by its share of `direction`. */
export function directionLine(
  { data }: Matrix,
  direction: Float64Array,
  { low, high } = UNBOUNDED,
): Line {
  const original = data.slice();
  let squares = 0;
  let size = 0;
  let moving = 0;
  let lowest = Number.NEGATIVE_INFINITY;
  let highest = Number.POSITIVE_INFINITY;
  direction.forEach((d, k) => {
    if (d === 0) return;
    squares += d * d;
    moving += 1;
    size = Math.max(size, Math.abs(original[k]! / d));
    const ends = [(low - original[k]!) / d, (high - original[k]!) / d];
    lowest = Math.max(lowest, Math.min(...ends));
    highest = Math.min(highest, Math.max(...ends));
  });
  return {
    several: moving > 1,
    size,
    lowest,
    highest,
    moveTo: (t) => {
      let moved = 0;
      for (let k = 0; k < data.length; k++) {
        if (direction[k] === 0) continue;
        data[k] = t === 0 ? original[k]! : original[k]! + t * direction[k]!;
        moved += (data[k]! - original[k]!) * direction[k]!;
      }
      return moved / squares;
    },
  };
}
