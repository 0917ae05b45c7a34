import type { DType } from "@adjoint/matrix";

/** Everything that data, a network, a loss and an optimizer depend on: plain data. */
export interface Settings {
  /** The figure of the points. */
  readonly data: string;
  /** Points per class. */
  readonly points: number;
  readonly classes: number;
  /** The share of all points that are to judge by, in (0, 1). @default 0.5 */
  readonly testShare?: number;
  readonly noise: number;
  /** Units of each hidden layer. */
  readonly hidden: readonly number[];
  readonly activation: string;
  readonly initializer: string;
  readonly loss: string;
  readonly optimizer: string;
  readonly learningRate: number;
  /** The rate of a step is `learningRate / (1 + decay * step)`. */
  readonly decay: number;
  /** None where the optimizer has none, or its own default is used. */
  readonly momentum: number | undefined;
  /** Of data and weights. */
  readonly seed: number;
  readonly dtype: DType;
}

/** The usual settings of an optimizer. */
export interface Usual {
  readonly learningRate: number;
  readonly decay: number;
  readonly momentum?: number;
}

/** The book's settings of its optimizers. */
export const BOOK: Readonly<Record<string, Usual>> = {
  adam: { learningRate: 0.05, decay: 5e-7 },
  sgd: { learningRate: 1, decay: 1e-3, momentum: 0.9 },
};
export const OTHERS: Usual = { learningRate: 0.01, decay: 0 };
