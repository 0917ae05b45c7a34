import {
  type Comparison,
  LOSSES,
  type MakeOp,
  type PredictionKind,
  type TargetKind,
} from "@adjoint/family";
import { argmax, generate, isMatrix, type Matrix } from "@adjoint/matrix";
import type { Loss, Targets } from "@adjoint/pass";
import { accuracy as accuracyOfLabels } from "@adjoint/training";
import { member, outputFor } from "./choices.js";

/** The goal of a training. */
export interface Objective {
  readonly loss: Loss;
  /** The kind of predictions that the loss takes. */
  readonly predictions: PredictionKind;
  /** The op that the loss needs after the last layer, if any. */
  readonly output: MakeOp | undefined;
  /** What that op is exported as. */
  readonly outputName: string | undefined;
  /** What stands in a row of targets for the other classes; undefined where targets are labels. */
  readonly otherTarget: number | undefined;
  /** Makes the targets that the loss takes of these labels. */
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
    outputName: output?.name,
    otherTarget: otherTargetOf(targets),
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
  const other = otherTargetOf(kind);
  if (other === undefined) return labels;
  return generate(rows, classes, (i, j) => (labels[i] === j ? 1 : other), dtype);
}

function otherTargetOf(kind: TargetKind): number | undefined {
  if (kind === "labels") return undefined;
  return kind === "signs" ? -1 : 0;
}

/** The share of rows whose largest prediction is at the class. */
function accuracyOf(predictions: Matrix, targets: Targets): number {
  return accuracyOfLabels(predictions, isMatrix(targets) ? argmax(targets, { axis: 1 }) : targets);
}
