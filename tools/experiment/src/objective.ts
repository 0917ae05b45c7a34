import {
  type Comparison,
  LOSSES,
  type MakeOp,
  type PredictionKind,
  type TargetKind,
} from "@adjoint/family";
import { argmax, generate, isMatrix, type Matrix } from "@adjoint/matrix";
import type { Loss, Targets } from "@adjoint/pass";
import { member, outputFor } from "./choices.js";

/** What a network is trained for. */
export interface Objective {
  readonly loss: Loss;
  /** What the loss takes the network's outputs for. */
  readonly predictions: PredictionKind;
  /** What the loss needs after the last layer, if anything. */
  readonly output: MakeOp | undefined;
  /** What the loss compares the network's outputs with, for these labels. */
  readonly targets: (labels: ArrayLike<number>, like: Matrix, classes: number) => Targets;
}

/** The objective of the loss of that name. Every pass of its loss has an accuracy. */
export function objectiveOf(lossName: string): Objective {
  const { loss, predictions, targets } = member(LOSSES, lossName).comparison as Comparison;
  const output = outputFor(predictions);
  return {
    loss: (given, wanted, context) => {
      const pass = loss(given, wanted, context);
      const { accuracy = accuracyOf(given, wanted) } = pass;
      return { ...pass, accuracy };
    },
    predictions,
    output: output?.make,
    targets: (labels, like, classes) => targetsOf(targets, labels, like, classes),
  };
}

/** Labels as they are, or as one-hot rows; of signs, 1 for the class and -1 for all others. */
function targetsOf(
  kind: TargetKind,
  labels: ArrayLike<number>,
  { rows, dtype }: Matrix,
  classes: number,
): Targets {
  if (kind === "labels") return labels;
  const other = kind === "signs" ? -1 : 0;
  return generate(rows, classes, (i, j) => (labels[i] === j ? 1 : other), dtype);
}

/** The share of rows whose largest prediction is at the class. */
function accuracyOf(predictions: Matrix, targets: Targets): number {
  const predicted = argmax(predictions, { axis: 1 });
  const labels = isMatrix(targets) ? argmax(targets, { axis: 1 }) : targets;
  return predicted.filter((label, i) => label === labels[i]).length / predicted.length;
}
