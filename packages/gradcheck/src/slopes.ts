import type { Matrix } from "@adjoint/matrix";

/** Slopes of a function along one element: both sides together, and each by itself. */
export interface Slopes {
  readonly central: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Divides by the step that really happened: `x + h` is rounded, and `(x + h) - (x - h)` is not 2h.
 * The element gets its very bits back, even when f throws.
 */
export function slopes(f: () => number, x: Matrix, index: number, step: number): Slopes {
  const original = x.data[index]!;
  const at = (value: number): number => {
    x.data[index] = value;
    return f();
  };
  try {
    const above = original + step;
    const below = original - step;
    const middle = at(original);
    const upper = at(above);
    const lower = at(below);
    return {
      central: (upper - lower) / (above - below),
      left: (middle - lower) / (original - below),
      right: (upper - middle) / (above - original),
    };
  } finally {
    x.data[index] = original;
  }
}
