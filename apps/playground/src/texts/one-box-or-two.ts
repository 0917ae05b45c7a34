import { count } from "./numbers.js";

/** The words of the exhibit "One box or two". */
export const BOX_TEXTS = {
  title: "One box or two",
  lead:
    "Softmax and cross-entropy can be two boxes, each with a backward pass of its own, or one box for both. " +
    "Move the logits: the two gradients are the same, until the network is very sure.",
  logitsTitle: "Logits",
  logit: (name: string) => `Logit of class ${name}`,
  logitNumber: (name: string) => `Logit of class ${name}, as a number`,
  isClass: (name: string) => `It is ${name}`,
  addClass: "Add class",
  removeClass: "Remove class",
  presetsLabel: "Try",
  presets: {
    unsure: "Unsure",
    right: "Sure and right",
    wrong: "Sure and wrong",
    veryWrong: "Wrong by a margin of 40",
    certain: "Certain, and right",
    thousand: "Logits to 1,000",
    underflow: "p next to nothing",
    shifted: "All shifted by 10,000",
  },
  tracks: { separate: "Two boxes", fused: "One box" },
  twoBoxes: "Two boxes",
  oneBox: "One box",
  softmax: "Forward: softmax",
  crossEntropy: "Forward: cross-entropy",
  backCrossEntropy: "Back through the cross-entropy",
  backSoftmax: "Back through the softmax",
  both: "Forward",
  backBoth: "Back",
  jacobian: "The Jacobian of the softmax",
  isClipped: "clipped: nothing gets back through it",
  separateCount: (count: number) =>
    `Back through the softmax takes ${count} multiplications: the Jacobian and its product.`,
  fusedCount: (count: number) => `Back takes ${count} subtractions.`,
  same: "The two gradients have the same bits.",
  apart: (ulps: number) =>
    `The two gradients agree, but for rounding: at most ${count.format(ulps)} ${
      ulps === 1 ? "number" : "numbers"
    } of the format lie between them.`,
  clipped: (loss: string, gradient: string) =>
    `The probability is clipped. In two boxes the loss stops at ${loss} and the gradient is 0: ` +
    `the network would never learn this. One box still says ${gradient}.`,
  clippedRight: (gradient: string) =>
    `The probability is clipped. In two boxes the gradient is 0, in one box ${gradient}: next to nothing is left to learn.`,
  marginTitle: "As the margin grows",
  marginLead:
    "The margin is the logit of the true class above the largest other one. The line shows where the logits above are.",
  margin: "margin",
  loss: "Loss",
  gradientOfClass: "Gradient by the logit of the true class",
  partingTitle: "Train both",
  partingLead:
    "Two networks start from the same bits and see the same points, one with two boxes, the other with one. " +
    "The line shows how many numbers lie between their weights, where they are most apart.",
  trainBoth: "Train both from the same bits",
  parted: (
    step: string,
    first: number,
    last: string,
    ulps: string,
    separate: string,
    fused: string,
  ) =>
    `They part at step ${step}, by ${first} ${first === 1 ? "number" : "numbers"} in one weight. ` +
    `After ${last} steps up to ${ulps} numbers lie between them. Both have learned: ` +
    `the loss is ${separate} in two boxes, ${fused} in one.`,
  neverParted: (last: string) => `After ${last} steps both have the same bits.`,
  partingAxis: (most: string) =>
    `Numbers between them, from 1 to ${most} on a scale of powers of ten`,
  partingLabel: "How many numbers lie between the weights of both, after each step",
  stepColumn: "Step",
  ulpsColumn: "Numbers between",
  chartLabel: (name: string) => `${name} against the margin, in two boxes (dashed) and in one`,
} as const;
