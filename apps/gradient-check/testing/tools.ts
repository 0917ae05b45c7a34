import { asType, type Matrix, matrix } from "@adjoint/matrix";
import type { Context, Op, Targets } from "@adjoint/pass";

type Map = (x: number) => number;

export function map(
  { rows, columns, data, dtype }: Matrix,
  f: (value: number, k: number) => number,
) {
  return asType(matrix(rows, columns, Array.from(data, f)), dtype);
}

/** An elementwise op and its derivative. */
export function elementwise(f: Map, derivative: Map): Op {
  return (x) => ({
    output: map(x, f),
    backward: (d) => map(d, (value, k) => value * derivative(x.data[k]!)),
  });
}

/** The square, whose derivative is wrong by what depends on the place, the shape or the context. */
export function square(
  factor: (row: number, column: number, x: Matrix, context: Context) => number,
): Op {
  return (x, context = {}) => ({
    output: map(x, (value) => value * value),
    backward: (d) =>
      map(d, (value, k) => {
        const [row, column] = [Math.floor(k / x.columns), k % x.columns];
        return value * 2 * x.data[k]! * factor(row, column, x, context);
      }),
  });
}

/** The mean over all entries of a loss of the difference from a matrix of targets. */
export function meanOfDifferences(f: Map, derivative: Map) {
  return (predictions: Matrix, targets: Targets) => {
    if (!("data" in targets)) throw new TypeError("the targets must be a matrix");
    const difference = map(predictions, (value, k) => value - targets.data[k]!);
    const count = difference.data.length;
    let sum = 0;
    for (const value of difference.data) sum += f(value);
    return {
      output: sum / count,
      backward: (upstream = 1) =>
        map(difference, (value) => (upstream * derivative(value)) / count),
    };
  };
}

export const sigmoid = (x: number) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : 1 - 1 / (1 + Math.exp(x)));

/** The largest of each row, once. */
export function argmaxOfRow({ columns, data }: Matrix, row: number): number {
  let best = 0;
  for (let j = 1; j < columns; j++) {
    if (data[row * columns + j]! > data[row * columns + best]!) best = j;
  }
  return best;
}
