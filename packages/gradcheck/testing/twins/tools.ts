import { type DType, generate, type Matrix, matrix, zeros } from "@adjoint/matrix";
import type { Layer, Op, Parameter } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import {
  type CheckGradientOptions,
  checkGradient,
  checkLossGradient,
  checkNetworkGradient,
  type ScalarLoss,
} from "../../src/index.js";
import { draw } from "../mutations/tools.js";
import type { Check, Twins } from "./types.js";

type Numbers = ArrayLike<number>;
type Options = Omit<CheckGradientOptions, "random" | "mode">;
export type Input = (seed: number) => Matrix;

/** Standard normal numbers. */
export const normal =
  (rows = 3, columns = 3, dtype?: DType): Input =>
  (seed) =>
    draw(rows, columns, seed, dtype);

/** Always the same numbers. */
export const given =
  (rows: number, columns: number, values: Numbers): Input =>
  () =>
    matrix(rows, columns, Float64Array.from(values));

/** Every entry on its own; the derivative gets x. */
export const each =
  (f: (x: number) => number, derivative: (x: number, k: number) => number): Op =>
  (x) => ({
    output: matrix(
      x.rows,
      x.columns,
      x.data.map((v) => f(v)),
    ),
    backward: (d) =>
      matrix(
        x.rows,
        x.columns,
        d.data.map((u, k) => u * derivative(x.data[k]!, k)),
      ),
  });

/** From rows to rows: `f` of one row, and the gradient of a row from that of what it gives. */
export const byRow =
  (f: (row: number[]) => number[], backward: (d: number[], row: number[]) => number[]): Op =>
  (x) => {
    const rows = rowsOf(x);
    const y = rows.map((row) => f(row));
    return {
      output: fromRows(y, x.dtype),
      backward: (d) =>
        fromRows(
          rowsOf(d).map((u, i) => backward(u, rows[i]!)),
          x.dtype,
        ),
    };
  };

/** A number of all entries, as a loss. */
export const loss =
  (f: (x: Matrix) => number, gradient: (x: Matrix) => Numbers): ScalarLoss =>
  (x) => ({
    output: f(x),
    backward: (upstream = 1) => matrix(x.rows, x.columns, scaledAs(x, gradient(x), upstream)),
  });

function scaledAs(x: Matrix, values: Numbers, factor: number) {
  return x.data.map((_, k) => factor * values[k]!);
}

export function rowsOf({ rows, columns, data }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, i) =>
    Array.from(data.slice(i * columns, (i + 1) * columns)),
  );
}

export function fromRows(rows: number[][], dtype: DType = "float64"): Matrix {
  const data = rows.flat();
  const list = dtype === "float32" ? Float32Array.from(data) : Float64Array.from(data);
  return matrix(rows.length, rows[0]?.length ?? 0, list);
}

export const opCheck =
  (make: (seed: number) => Op, input: Input, options: Options = {}): Check =>
  (seed, mode) =>
    checkGradient(make(seed), input(seed), { random: randomState(seed), mode, ...options });

export const lossCheck =
  (make: ScalarLoss, input: Input, options: Options = {}): Check =>
  (seed, mode) => {
    const { context: _, reference: __, ...rest } = options;
    return checkLossGradient(make, input(seed), { random: randomState(seed), mode, ...rest });
  };

export const networkCheck =
  (make: (seed: number) => Op, end: ScalarLoss, input: Input, options: Options = {}): Check =>
  (seed, mode) =>
    checkNetworkGradient(make(seed), end, input(seed), {
      random: randomState(seed),
      mode,
      ...options,
    });

/** Twins of a function of single numbers: right, and with each of the wrong derivatives. */
export function eachTwins(
  name: string,
  f: (x: number) => number,
  derivative: (x: number) => number,
  wrong: readonly ((x: number, k: number) => number)[],
  input: Input = normal(),
  options: Options = {},
): Twins {
  return {
    name,
    right: [opCheck(() => each(f, derivative), input, options)],
    wrong: wrong.map((d) => opCheck(() => each(f, d), input, options)),
  };
}

/** A parameter of normal numbers. */
export function parameter(name: string, value: Matrix): Parameter {
  return { name, value, gradient: zeros(value.rows, value.columns, value.dtype) };
}

export function withParameters(op: Op, parameters: readonly Parameter[]): Layer {
  return Object.assign(op, { parameters });
}

export const drawn = (rows: number, columns: number, seed: number, size = 1, dtype?: DType) => {
  const random = randomState(seed + 1000);
  return generate(rows, columns, () => random.normal(0, size), dtype);
};

const product = (a: Matrix, b: Matrix, transposeA = false, transposeB = false): number[][] => {
  const left = transposeA ? transposed(rowsOf(a)) : rowsOf(a);
  const right = transposeB ? rowsOf(b) : transposed(rowsOf(b));
  return left.map((row) => right.map((column) => dot(row, column)));
};
const dot = (a: number[], b: number[]) => a.reduce((sum, v, i) => sum + v * b[i]!, 0);
const transposed = (rows: number[][]) => (rows[0] ?? []).map((_, j) => rows.map((row) => row[j]!));

/** What may be wrong in a dense layer. */
export interface DenseMistakes {
  readonly weights?: (right: number[][]) => number[][];
  readonly biases?: (right: number[]) => number[];
  readonly x?: (right: number[][]) => number[][];
}

/** `x W + b`, with biases of 0 unless they are given. */
export function dense(weights: Matrix, mistakes: DenseMistakes = {}, biases?: Matrix): Layer {
  const { dtype, columns } = weights;
  const w = parameter("weights", weights);
  const b = parameter("biases", biases ?? zeros(1, columns, dtype));
  const op: Op = (x) => ({
    output: fromRows(
      product(x, w.value).map((row) => row.map((v, j) => v + b.value.data[j]!)),
      dtype,
    ),
    backward: (d) => {
      const sums = transposed(rowsOf(d)).map((column) => column.reduce((s, v) => s + v, 0));
      const dw = product(x, d, true);
      w.gradient.data.set((mistakes.weights ?? same)(dw).flat());
      b.gradient.data.set((mistakes.biases ?? same)(sums));
      return fromRows((mistakes.x ?? same)(product(d, w.value, false, true)), dtype);
    },
  });
  return withParameters(op, [w, b]);
}

const same = <T>(value: T): T => value;

export const relu = (keep: (x: number) => boolean = (x) => x > 0): Op =>
  each(
    (x) => Math.max(x, 0),
    (x) => (keep(x) ? 1 : 0),
  );

/** Softmax cross-entropy of rows, whose labels go round; the mean over rows. */
export function crossEntropy(change: (p: number, k: number) => number = same): ScalarLoss {
  return (x) => {
    const rows = rowsOf(x);
    const label = (i: number) => i % x.columns;
    const shares = rows.map((row) => {
      const top = Math.max(...row);
      const e = row.map((v) => Math.exp(v - top));
      const sum = e.reduce((s, v) => s + v, 0);
      return e.map((v) => v / sum);
    });
    const output = shares.reduce((s, p, i) => {
      const rest = p.reduce((t, v, k) => (k === label(i) ? t : t + v), 0);
      // The one of both forms that keeps its digits.
      const share = p[label(i)]!;
      return s - (share < 0.5 ? Math.log(share) : Math.log1p(-rest)) / rows.length;
    }, 0);
    const backward = (upstream = 1) =>
      fromRows(
        shares.map((p, i) => {
          const rest = p.reduce((t, v, k) => (k === label(i) ? t : t + v), 0);
          return p.map((v, k) => {
            const slope = k === label(i) ? -rest : change(v, k);
            return (slope * upstream) / rows.length;
          });
        }),
        x.dtype,
      );
    return { output, backward };
  };
}
