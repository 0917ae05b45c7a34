import { softmax, softmaxJacobian } from "@adjoint/activations";
import { numericalGradient } from "@adjoint/gradcheck";
import { categoricalCrossEntropy } from "@adjoint/losses";
import { type Allocate, asType, isMatrix, type Matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import type { Problem } from "./problem.js";

/** The gradient of the loss by the logits, and the loss, as one way computes them. */
export interface Result {
  readonly loss: number;
  readonly gradient: Matrix;
}

export const WAY_NAMES = ["fused", "jacobian", "vectorised", "unclipped", "numerical"] as const;

/** The ways to the same gradient. */
export type WayName = (typeof WAY_NAMES)[number];

/** What the ways are called in reports. */
export const WAY_LABELS: Readonly<Record<WayName, string>> = {
  fused: "fused",
  jacobian: "separate, Jacobian",
  vectorised: "separate, vectorised",
  unclipped: "separate, no clipping",
  numerical: "numerical",
};

/** Probabilities are clipped to [1e-7, 1 - 1e-7], as in the notebook. */
export const NOTEBOOK_CLIP = 1e-7;

/** Forward and backward, the one way or the other. */
export const WAYS: Readonly<Record<WayName, (problem: Problem, allocate?: Allocate) => Result>> = {
  fused: ({ logits, targets, options }, allocate) => {
    const pass = softmaxCrossEntropy(logits, targets, {
      ...options,
      ...(allocate && { allocate }),
    });
    return { loss: pass.output, gradient: pass.backward() };
  },
  jacobian: separate(softmaxJacobian, NOTEBOOK_CLIP),
  vectorised: separate(softmax, NOTEBOOK_CLIP),
  unclipped: separate(softmax, 0),
  // Differences need float64, whatever the others compute in.
  numerical: ({ logits, targets, options }, allocate) => {
    const x = asType(logits, "float64", allocate);
    const wanted = isMatrix(targets) ? asType(targets, "float64", allocate) : targets;
    const context = { ...options, ...(allocate && { allocate }) };
    const loss = () => softmaxCrossEntropy(x, wanted, context).output;
    return { loss: loss(), gradient: numericalGradient(loss, x) };
  },
};

/** Softmax, then the loss on its probabilities, clipped; and back again. */
function separate(activation: Op, clip: number) {
  return ({ logits, targets, options }: Problem, allocate?: Allocate): Result => {
    const context = allocate && { allocate };
    const probabilities = activation(logits, context);
    const loss = categoricalCrossEntropy(probabilities.output, targets, {
      ...options,
      ...context,
      clip,
    });
    return { loss: loss.output, gradient: probabilities.backward(loss.backward()) };
  };
}
