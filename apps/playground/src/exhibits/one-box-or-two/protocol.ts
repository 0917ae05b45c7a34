import type { DType } from "@adjoint/matrix";
import type { Findings, Question } from "./findings.js";
import type { Parting } from "./part.js";

/** Losses and gradients of the class's logit as its margin over the others grows. */
export interface MarginCurve {
  readonly margins: readonly number[];
  readonly separateLoss: readonly number[];
  readonly fusedLoss: readonly number[];
  readonly separateGradient: readonly number[];
  readonly fusedGradient: readonly number[];
}

/** The worker's answer to a question. */
export interface BoxAnswer {
  /** The question, which on the page may be another by now. */
  readonly question: Question;
  readonly findings: Findings;
  readonly curve: MarginCurve;
}

/** A question, or a dtype in which both are to be trained. */
export type BoxRequest = Question | { readonly train: DType };

export type BoxReply = BoxAnswer | { readonly parting: Parting; readonly dtype: DType };
