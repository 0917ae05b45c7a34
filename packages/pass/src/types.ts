import type { Allocate, Matrix } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";

/** One trip forward, with the way back. */
export interface Pass<Output, DInput = Output, DOutput = Output> {
  /** What the forward computed. */
  readonly output: Output;
  readonly backward: Backward<DInput, DOutput>;
}

/** The way back: from the gradient of a scalar by the output to its gradient by the input. */
export interface Backward<DInput, DOutput = DInput> {
  (dOutput: DOutput): DInput;
  /**
   * The way back to the parameters alone: writes the same gradients of parameters, and computes none
   * by the input. For whoever would not read it, as `train`, whose input is data; see
   * `backwardToParameters`. A property of the function, so that a pass with another `backward` has
   * not this one's. @default the whole way back
   */
  readonly toParameters?: (dOutput: DOutput) => void;
}

/** What a forward may be told: where results go, whether this is training, and what to draw from. */
export interface Context {
  /**
   * Where results go. In training, what it hands out is written over in the next step: what a layer
   * keeps longer, as running statistics, goes elsewhere, or is a `copy`. @default fresh zeros
   */
  readonly allocate?: Allocate;
  /**
   * Whether dropout and batch statistics are on: not unless said. A fused loss leaves its gradient
   * until it is asked for where this is false, and writes it at once where nothing is said.
   */
  readonly training?: boolean;
  /**
   * What layers draw from in training, as dropout its mask. `train` gives each step a stream of its
   * own, if it has a `random`. A layer that needs one and is given none throws. @default none
   */
  readonly random?: RandomState;
  /**
   * Whether these rows are some of more, whose others come in calls of their own. A loss then gives
   * `onEmpty: "throw"` no error: that nothing counts here does not say that nothing counts.
   */
  readonly partial?: boolean;
  /**
   * What the mean of a loss divides by, at least 0: where these rows are some of more, what all of them
   * weigh. Losses and gradients of the parts then add up to those of the whole, whatever
   * their class weights and ignored rows. Ops hand it on. @default what these rows weigh
   */
  readonly total?: number;
}

/** A differentiable map of batches: rows are samples, columns are features. */
export type Op = (x: Matrix, context?: Context) => Pass<Matrix>;

/** A matrix that is learned, with the place its gradient is written to. */
export interface Parameter {
  /** What it is called in messages and reports: `"weights"`, `"biases"`. */
  readonly name: string;
  /** The learned values; an optimizer writes here. */
  readonly value: Matrix;
  /** Same shape and dtype as `value`. Each `backward` overwrites it; zeros before the first. */
  readonly gradient: Matrix;
}

/**
 * A matrix that a layer keeps and that no gradient moves, as a running mean. A forward with
 * `training: true` may write it, in place; no other does. It belongs to the layer's saved state.
 */
export interface LayerBuffer {
  /** What it is called in messages and in what is saved: `"runningMean"`. */
  readonly name: string;
  /** What it holds now. */
  readonly value: Matrix;
}

/** An op with parameters; `backward` also writes each parameter's gradient. */
export interface Layer extends Op {
  readonly parameters: readonly Parameter[];
  /** What it keeps besides, as running statistics. @default none */
  readonly buffers?: readonly LayerBuffer[];
  /** The ops that x goes through one after another, where it is made of such: summaries show them. @default one */
  readonly ops?: readonly Op[];
}

/** Scores of classes, any numbers; a plain matrix is taken for it. Log-probabilities are scores too. */
export interface Logits extends Matrix {
  /** Never set: what a matrix means, for the compiler alone. */
  readonly kind?: "logits" | "log-probabilities";
}

/** Rows of probabilities, as a softmax gives them; a plain matrix is taken for it. */
export interface Probabilities extends Matrix {
  /** Never set: what a matrix means, for the compiler alone. */
  readonly kind?: "probabilities";
}

/** Logarithms of probabilities, as a log-softmax gives them; a plain matrix is taken for it. */
export interface LogProbabilities extends Matrix {
  /** Never set: what a matrix means, for the compiler alone. */
  readonly kind?: "log-probabilities";
}

/** What a loss compares with: one class index per row, or one row of probabilities per row. */
export type Targets = ArrayLike<number> | Matrix;

/**
 * The pass of a loss: a number forward, the gradient by the predictions backward. Its last three
 * properties say how to put the losses of several batches together: without them a loss is taken for
 * the mean over its rows.
 */
export interface LossPass extends Pass<number, Matrix, number> {
  /** From the gradient of what follows the loss (1 when nothing does). @default 1 */
  readonly backward: (upstream?: number) => Matrix;
  /** The share of the `counted` rows whose largest entry is at the target's class, where that means something. */
  readonly accuracy?: number;
  /**
   * Whether `output` is the mean of the losses or their sum. A mean that was told its `total` is a sum:
   * such losses add up. @default "mean"
   */
  readonly reduction?: "mean" | "sum";
  /**
   * What the rows weigh: what the mean divides by, unless it was told another `total`. A sum is not
   * divided, and says it all the same. @default how many rows there are
   */
  readonly total?: number;
  /** How many rows are not ignored: what `accuracy` is a share of. @default how many rows there are */
  readonly counted?: number;
}

/**
 * What parameters cost by themselves, as for their size: a number forward. Backward adds to the gradients of the
 * parameters, after the network's backward has written them.
 */
export interface PenaltyPass {
  /** What is added to the loss. */
  readonly output: number;
  /** From the gradient of what follows (1 when nothing does). @default 1 */
  readonly backward: (upstream?: number) => void;
}

/** A penalty on parameters. */
export type Penalty = (parameters: readonly Parameter[]) => PenaltyPass;

/**
 * A loss: how far a batch of predictions is from its targets. `T` is what it takes as targets, where
 * that is not every kind, and `P` its pass, where that says more.
 */
export type Loss<T extends Targets = Targets, P extends LossPass = LossPass> = (
  predictions: Matrix,
  targets: T,
  context?: Context,
) => P;
