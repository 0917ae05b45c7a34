import type { DType } from "@adjoint/matrix";
import type { RateSettings } from "./rate.js";

/** What a network, a loss and an optimizer depend on, whatever is learned: plain data. */
export interface TrainingSettings extends RateSettings {
  /** Units of each hidden layer. */
  readonly hidden: readonly number[];
  readonly activation: string;
  /** Before the activation of each hidden layer. @default "none" */
  readonly normalization?: string;
  /** The share of each hidden layer's outputs that training leaves out, in [0, 1). @default 0 */
  readonly dropout?: number;
  /** What the sum of the sizes of all weights is multiplied with, and added to the loss. @default 0 */
  readonly l1?: number;
  /** The same of their squares. @default 0 */
  readonly l2?: number;
  readonly initializer: string;
  readonly loss: string;
  readonly optimizer: string;
  /** None where the optimizer has none, or its own default is used. */
  readonly momentum: number | undefined;
  /** Of data and weights. */
  readonly seed: number;
  readonly dtype: DType;
}

/** Everything that an experiment with points in the plane depends on. */
export interface Settings extends TrainingSettings {
  /** The figure of the points. */
  readonly data: string;
  /** Points per class. */
  readonly points: number;
  readonly classes: number;
  /** The share of all points that are to judge by, in (0, 1). @default 0.5 */
  readonly testShare?: number;
  readonly noise: number;
}

/** Everything that an experiment with the digits depends on. */
export interface DigitsSettings extends TrainingSettings {
  /** The kind of the network. One that convolves has no hidden layers but its own. */
  readonly network: "dense" | "conv";
}

/** Everything that an experiment with a curve depends on. */
export interface RegressionSettings extends TrainingSettings {
  readonly curve: string;
  /** Points of the curve. */
  readonly points: number;
  /** The share of all points that are to judge by, in (0, 1). @default 0.5 */
  readonly testShare?: number;
  readonly noise: number;
}

/** The usual settings of an optimizer. */
export interface Usual {
  readonly learningRate: number;
  readonly decay: number;
  readonly momentum?: number;
}

/** The usual settings by the names of optimizers, and those of all others. */
export interface Usuals {
  readonly named: Readonly<Record<string, Usual>>;
  readonly others: Usual;
}

/** The book's settings of its optimizers. */
export const BOOK: Readonly<Record<string, Usual>> = {
  adam: { learningRate: 0.05, decay: 5e-7 },
  sgd: { learningRate: 1, decay: 1e-3, momentum: 0.9 },
};
export const OTHERS: Usual = { learningRate: 0.01, decay: 0 };

/** For the digits, in small batches. */
export const USUAL_FOR_DIGITS: Usuals = {
  named: {
    adam: { learningRate: 0.002, decay: 0 },
    sgd: { learningRate: 0.02, decay: 0, momentum: 0.9 },
  },
  others: { learningRate: 0.002, decay: 0 },
};

/** For a curve, in full batches. */
export const USUAL_FOR_REGRESSION: Usuals = {
  named: {
    adam: { learningRate: 0.01, decay: 0.001 },
    sgd: { learningRate: 0.1, decay: 0, momentum: 0.9 },
  },
  others: OTHERS,
};
