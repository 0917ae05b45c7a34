import type { Matrix } from "@adjoint/matrix";
import type { Targets } from "@adjoint/pass";

/** Options of the loss that a case sets; the mean is over what counts. */
export interface LossOptions {
  readonly classWeights?: readonly number[];
  readonly ignoreIndex?: number;
  readonly labelSmoothing?: number;
}

/** One input of softmax and cross-entropy. */
export interface Problem {
  readonly name: string;
  /** What is hard about it, in a few words. */
  readonly about: string;
  readonly logits: Matrix;
  readonly targets: Targets;
  readonly options: LossOptions;
}
