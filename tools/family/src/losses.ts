import * as losses from "@adjoint/losses";
import { isMatrix, type Matrix, matrix } from "@adjoint/matrix";
import type { LossPass, Pass, Targets } from "@adjoint/pass";
import * as softmaxLoss from "@adjoint/softmax-loss";
import { BINARY_LOSS_CASES } from "./gradients/binary-loss-cases.js";
import { classLossCases } from "./gradients/class-loss-cases.js";
import { COSINE_LOSS_CASES } from "./gradients/cosine-loss-cases.js";
import { elementLossCases, type OptionsFor } from "./gradients/element-loss-cases.js";
import { GAUSSIAN_LOSS_CASES } from "./gradients/gaussian-loss-cases.js";
import { LINEAR_LOSS_CASES } from "./gradients/linear-loss-cases.js";
import { penaltyCases } from "./gradients/penalty-cases.js";
import { POISSON_LOSS_CASES } from "./gradients/poisson-loss-cases.js";
import { TRIPLET_LOSS_CASES } from "./gradients/triplet-loss-cases.js";
import type { GradientCase } from "./gradients/types.js";
import { attempt, membersOf } from "./members-of.js";

/** A loss that gives a number, whatever it takes. */
export type AnyLoss = (predictions: Matrix, targets: Targets, options?: object) => LossPass;

/** The same loss with `reduction: "none"`. */
export type AnyLossOfRows = (
  predictions: Matrix,
  targets: Targets,
  options: object,
) => Pass<Matrix>;

/** What predictions are: any numbers, numbers in (0, 1), rows that sum to 1, their logarithms, numbers above 0. */
export type PredictionKind =
  | "numbers"
  | "shares"
  | "probabilities"
  | "log-probabilities"
  | "positive";

/**
 * What targets are: a class index a row, or a matrix of any numbers, of numbers in [0, 1], of rows that sum
 * to 1, of -1 and 1, of 0 and 1, of 0, 1, 2 and so on.
 */
export type TargetKind =
  | "labels"
  | "numbers"
  | "shares"
  | "probabilities"
  | "signs"
  | "answers"
  | "counts";

/** A loss that compares predictions with targets, and what they are. */
export interface Comparison {
  readonly loss: AnyLoss;
  readonly predictions: PredictionKind;
  readonly targets: TargetKind;
}

/** A loss of the family. */
export interface LossMember {
  /** What it is exported as. */
  readonly name: string;
  readonly cases: readonly GradientCase[];
  /** How a network is trained with it; none where it takes more than predictions and targets. */
  readonly comparison?: Comparison;
}

/** What cannot be told from the function alone. */
interface Entry {
  /** @default "numbers" */
  readonly predictions?: PredictionKind;
  /** @default "numbers" */
  readonly targets?: TargetKind;
  /** Options besides the defaults that it is tried with. */
  readonly options?: readonly OptionsFor[];
  /** Whether it is a loss over classes, and one that smooths labels. */
  readonly classes?: "plain" | "smoothing";
  /** All that it is tried with, where that is none of the above. */
  readonly cases?: readonly GradientCase[];
  /** Whether it takes more than predictions and targets. */
  readonly takesMore?: true;
}

const UNEVEN: OptionsFor = {
  words: "class weights",
  of: (columns) => ({ classWeights: Array.from({ length: columns }, (_, j) => 1 + j) }),
};

/** A loss of any numbers and any numbers needs no entry. */
const ENTRIES: {
  readonly [Name in keyof (typeof losses & typeof softmaxLoss)]?: Entry | string;
} = {
  binaryCrossEntropy: { predictions: "shares", targets: "shares" },
  binaryCrossEntropyWithLogits: { targets: "shares", cases: BINARY_LOSS_CASES },
  categoricalCrossEntropy: {
    predictions: "probabilities",
    targets: "labels",
    classes: "smoothing",
  },
  cosineEmbedding: { takesMore: true, cases: COSINE_LOSS_CASES },
  focal: { targets: "answers", options: [{ alpha: 0.75, gamma: 0.5 }, { gamma: 0 }] },
  gaussianNegativeLogLikelihood: { takesMore: true, cases: GAUSSIAN_LOSS_CASES },
  hinge: { targets: "signs" },
  hingeEmbedding: { targets: "signs", options: [{ margin: 0.5 }] },
  huber: { options: [{ delta: 0.5 }] },
  klDivergence: { predictions: "log-probabilities", targets: "probabilities" },
  l1Penalty: { takesMore: true, cases: penaltyCases("l1Penalty", losses.l1Penalty) },
  l2Penalty: { takesMore: true, cases: penaltyCases("l2Penalty", losses.l2Penalty) },
  linearSoftmaxCrossEntropy: { takesMore: true, cases: LINEAR_LOSS_CASES },
  multiLabelSoftMargin: { targets: "shares", options: [UNEVEN] },
  multiMargin: { targets: "labels", options: [{ p: 2, margin: 0.5 }, UNEVEN] },
  negativeLogLikelihood: {
    predictions: "log-probabilities",
    targets: "labels",
    classes: "plain",
  },
  poissonNegativeLogLikelihood: { targets: "counts", cases: POISSON_LOSS_CASES },
  smoothL1: { options: [{ beta: 0.5 }] },
  softMargin: { targets: "signs" },
  squaredHinge: { targets: "signs" },
  tripletMargin: { takesMore: true, cases: TRIPLET_LOSS_CASES },
  softmaxCrossEntropy: { targets: "labels", classes: "smoothing" },
};

/** Every loss that the packages of losses export, and what has to be added to the entries. */
export const { members: LOSSES, missing: MISSING_LOSSES } = /* @__PURE__ */ membersOf<
  LossMember,
  Entry
>("the losses", { ...losses, ...softmaxLoss }, ENTRIES, (name, value, entry = {}) => {
  const { predictions = "numbers", targets = "numbers", options = [], classes } = entry;
  const loss = value as AnyLoss;
  if (Object.keys(entry).length === 0 && !comparesNumbers(loss)) {
    return "its entry says what it takes, or why it is no loss";
  }
  const cases =
    entry.cases ??
    (classes === undefined
      ? elementLossCases(name, loss, { predictions, targets }, options)
      : classLossCases(name, loss, predictions, classes === "smoothing"));
  if (entry.takesMore) return { name, cases };
  return { name, cases, comparison: { loss, predictions, targets } };
});

/** Whether it gives the pass of a loss for a matrix of any numbers beside another one. */
function comparesNumbers(loss: AnyLoss): boolean {
  const pass = attempt(() => loss(matrix(2, 2, [-2, 0.5, 3, 1.5]), matrix(2, 2, [1, -3, 0.25, 2])));
  return typeof pass?.output === "number" && isMatrix(attempt(() => pass.backward()));
}
