import type { Matrix } from "@adjoint/matrix";

/** Samples with their classes. */
export interface Dataset {
  /** One sample a row, one feature a column. */
  readonly x: Matrix;
  /** The class of each row, an integer in [0, classes). */
  readonly y: Int32Array;
  /** How many classes there are. */
  readonly classes: number;
}

/** Rows of some targets, in a container of their kind. */
export type SomeTargets<Y extends BatchTargets> = Y extends Matrix
  ? Matrix
  : Y extends readonly number[]
    ? number[]
    : Y;

/** Class indices, or one row of targets per sample. */
export type BatchTargets = ArrayLike<number> | Matrix;

/** Samples with values to predict. */
export interface RegressionDataset {
  /** One sample a row, one feature a column. */
  readonly x: Matrix;
  /** One sample a row, one value a column. */
  readonly y: Matrix;
}
