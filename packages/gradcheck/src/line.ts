import type { Matrix } from "@adjoint/matrix";

/** A path through the values of a matrix; 0 is where they are. */
export interface Line {
  /** Goes to t, and tells where that really is, as the sum of a value and t is rounded. */
  readonly moveTo: (t: number) => number;
  /** Whether it moves more than one element. */
  readonly several: boolean;
}

/** Varies one element. */
export function entryLine({ data }: Matrix, index: number): Line {
  const original = data[index]!;
  return {
    several: false,
    moveTo: (t) => {
      data[index] = t === 0 ? original : original + t;
      return data[index]! - original;
    },
  };
}

/** Varies all elements at once, each by its share of `direction`. */
export function directionLine({ data }: Matrix, direction: Float64Array): Line {
  const original = data.slice();
  const squares = direction.reduce((total, d) => total + d * d, 0);
  return {
    several: data.length > 1,
    moveTo: (t) => {
      let moved = 0;
      for (let k = 0; k < data.length; k++) {
        data[k] = t === 0 ? original[k]! : original[k]! + t * direction[k]!;
        moved += (data[k]! - original[k]!) * direction[k]!;
      }
      return moved / squares;
    },
  };
}
