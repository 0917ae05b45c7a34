import type { ScalarLoss } from "@adjoint/gradcheck";
import type { DType, Matrix } from "@adjoint/matrix";
import type { Context, Op } from "@adjoint/pass";
import type { RandomState } from "@adjoint/random";
import type { Shape } from "../types.js";

/** Random inputs of one shape and dtype. */
export interface Draw {
  readonly rows: number;
  readonly columns: number;
  readonly dtype: DType;
  readonly random: RandomState;
  /** Rows and columns of normal numbers. */
  readonly normal: (rows: number, columns: number) => Matrix;
  /** Rows and columns of numbers in [low, high). */
  readonly uniform: (low: number, high: number, rows?: number, columns?: number) => Matrix;
  /** Whole numbers in [low, high), as a matrix. */
  readonly integers: (low: number, high: number) => Matrix;
  /** One class index a row. */
  readonly labels: () => readonly number[];
  /** Rows of probabilities. */
  readonly probabilities: () => Matrix;
}

/** Something with a gradient, and an input to check it at. */
export type Subject = { readonly x: Matrix } & (
  | { readonly op: Op; readonly reference?: Op; readonly context?: Context }
  | { readonly loss: ScalarLoss; readonly reference?: ScalarLoss }
);

/** One op, layer or loss of the family, with some options: what every test of gradients goes through. */
export interface GradientCase {
  /** What is exported, and after a comma what is special: `"softmaxCrossEntropy, sum"`. */
  readonly name: string;
  /** Shapes of the input it is checked at. */
  readonly shapes: readonly Shape[];
  /** In float32 with a float64 reference. */
  readonly make: (draw: Draw) => Subject;
}
