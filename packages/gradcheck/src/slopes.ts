import type { Matrix } from "@adjoint/matrix";

/** Slopes of a function to either side of an element. */
export interface Slopes {
  readonly left: number;
  readonly right: number;
  /** The function at the element itself. */
  readonly middle: number;
}

/** Slope across an element: `(f(x + h) - f(x - h)) / ((x + h) - (x - h))`. */
export function centralSlope(f: () => number, x: Matrix, index: number, step: number): number {
  return vary(f, x, index, (at, original) => {
    // x + h is rounded, so the distance is that of the two points, not 2h.
    const above = original + step;
    const below = original - step;
    return (at(above) - at(below)) / (above - below);
  });
}

/** Slopes to the left and the right of an element, each over one step. */
export function sideSlopes(f: () => number, x: Matrix, index: number, step: number): Slopes {
  return vary(f, x, index, (at, original) => {
    const above = original + step;
    const below = original - step;
    const middle = at(original);
    return {
      left: (middle - at(below)) / (original - below),
      right: (at(above) - middle) / (above - original),
      middle,
    };
  });
}

/** The element gets its value back, even when f throws. */
function vary<Result>(
  f: () => number,
  x: Matrix,
  index: number,
  measure: (at: (value: number) => number, original: number) => Result,
): Result {
  const original = x.data[index]!;
  try {
    return measure((value) => {
      x.data[index] = value;
      return f();
    }, original);
  } finally {
    x.data[index] = original;
  }
}
