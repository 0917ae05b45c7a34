import type { Allocate, Matrix } from "@adjoint/matrix";

/** One trip forward, with the way back. */
export interface Pass<Output, DInput = Output, DOutput = Output> {
  /** What the forward computed. */
  readonly output: Output;
  /** From the gradient of a scalar by `output` to its gradient by the input. */
  readonly backward: (dOutput: DOutput) => DInput;
}

/** What a forward may be told: where results go, and whether this is training. */
export interface Context {
  /** Where results go. @default fresh zeros */
  readonly allocate?: Allocate;
  /** Whether dropout and batch statistics are on. @default false */
  readonly training?: boolean;
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

/** An op with parameters; `backward` also writes each parameter's gradient. */
export interface Layer extends Op {
  readonly parameters: readonly Parameter[];
}

/** What a loss compares with: one class index per row, or one row of probabilities per row. */
export type Targets = ArrayLike<number> | Matrix;

/** The pass of a loss: a number forward, the gradient by the predictions backward. */
export interface LossPass extends Pass<number, Matrix, number> {
  /** From the gradient of what follows the loss (1 when nothing does). @default 1 */
  readonly backward: (upstream?: number) => Matrix;
  /** The share of rows whose largest entry is at the target's class, where that means something. */
  readonly accuracy?: number;
}

/** A loss: how far a batch of predictions is from its targets. */
export type Loss = (predictions: Matrix, targets: Targets, context?: Context) => LossPass;
