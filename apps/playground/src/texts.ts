// Every word that the page shows, in one file: a translation is another one like it.
import type { AddressFault } from "./settings/address.js";

const count = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** Three digits that matter; in words where there is no number. */
export function digits(value: number): string {
  if (Number.isNaN(value)) return "no number";
  if (!Number.isFinite(value)) return "infinite";
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size >= 0.001 && size < 10_000 ? value.toPrecision(3) : value.toExponential(2);
}

export const percent = (share: number) =>
  Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : "no number";

export const TEXTS = {
  title: "Adjoint playground",
  roomsLabel: "Rooms",
  rooms: {
    laboratory: "Laboratory",
    wayBack: "The way back",
    oneBoxOrTwo: "One box or two",
    ruler: "The ruler",
    breakIt: "Break it",
  },
  loading: "Loading",
  controls: "Training",
  play: "Play",
  pause: "Pause",
  step: "Step",
  stepHint: "Take a single step",
  reset: "Reset",
  resetHint: "Back to the same start",
  newStart: "New start",
  newStartHint: "The next seed: other points, other weights",
  speed: "Speed",
  speeds: {
    slow: "One step a second",
    walk: "Ten steps a second",
    run: "One step a frame",
    full: "As fast as it goes",
  },
  states: {
    running: "Running",
    paused: "Paused",
    diverged: "Diverged",
  },
  atStep: (step: number, epoch: number) =>
    `step ${count.format(step)}, epoch ${count.format(epoch)}`,
  rate: (steps: number) => `${count.format(steps)} steps a second`,
  divergence: (step: number) =>
    `At step ${count.format(step)} the loss was no longer a number: the steps were too long. ` +
    "Take a smaller learning rate, or click the curve to go back.",
  fault: (message: string) => `This cannot be trained: ${message}`,
  addressFaults: (faults: readonly AddressFault[]) =>
    `The address asks for what this page does not have: ${faults
      .map(({ key, given }) => `${key} = ${given}`)
      .join(", ")}. Defaults stand in for it.`,
  dismiss: "Close",
  data: "Data",
  network: "Network",
  output: "What it has learned",
  figure: "Figure",
  points: "Points per class",
  classes: "Classes",
  noise: "Noise",
  seed: "Seed",
  showTest: "Show test points",
  showArrows: "Show who pulls",
  arrowsHint: "An arrow on each point: minus the gradient of the loss by its place",
  learning: "Learning",
  activation: "Activation",
  initializer: "Initializer",
  loss: "Loss",
  optimizer: "Optimizer",
  learningRate: "Learning rate",
  momentum: "Momentum",
  batchSize: "Batch size",
  allRows: "all points",
  dtype: "Numbers",
  inputLayer: "Inputs",
  inputName: (index: number) => ["x", "y"][index] ?? `x${index + 1}`,
  unitName: (layer: number, unit: number, layers: number) => {
    if (layer === 0) return `Input ${["x", "y"][unit]}`;
    if (layer === layers - 1) return `Output of class ${String.fromCharCode(65 + unit)}`;
    return `Layer ${layer}, unit ${unit + 1}`;
  },
  layer: (index: number) => `Layer ${index}`,
  outputLayer: "Output",
  units: (units: number) => (units === 1 ? "1 unit" : `${units} units`),
  addUnit: (layer: number) => `Add a unit to layer ${layer}`,
  removeUnit: (layer: number) => `Remove a unit from layer ${layer}`,
  addLayer: "Add layer",
  removeLayer: "Remove layer",
  networkLabel: (sizes: readonly number[], parameters: number) =>
    `A network of ${sizes.join(", ")} units with ${count.format(parameters)} parameters`,
  weightsTable: "Weights as a table",
  picked: (name: string) => `What ${name} gives over the plane`,
  showClasses: "Show classes",
  mapHint: "Orange is positive, blue is negative",
  training: "Training",
  test: "Test",
  lossName: "Loss",
  accuracyName: "Accuracy",
  planeLabel: (training: string, test: string) =>
    `Regions of the classes over the plane. Accuracy: training ${training}, test ${test}.`,
  curveLabel: "Loss over the steps. Arrow keys move, Enter goes back to that step.",
  curveAt: (step: number, training: number, test: number) =>
    `Step ${count.format(step)}: training loss ${digits(training)}, test loss ${digits(test)}`,
  curveHint: "Click the curve to go back to a step, bit for bit.",
  curveTable: "The curve as a table",
  gradients: "Gradient by layer",
  gradientsLabel: "The size of each layer's gradient over the steps",
  gradientNow: (layer: number, value: number) => `Layer ${layer}: ${digits(value)}`,
  zero: "0: nothing gets through",
  confusion: "Test points by class",
  trueClass: "is",
  predictedClass: (name: string) => `said ${name}`,
  className: (label: number) => String.fromCharCode(65 + label),
  copyLink: "Copy link",
  copyCommand: "Copy command",
  copied: "Copied",
  fingerprint: "Fingerprint of the weights",
  stepColumn: "Step",
  trainingLoss: "Training loss",
  testLoss: "Test loss",
  bias: "bias",
} as const;

/** Of the exhibit "One box or two". */
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
  chartLabel: (name: string) => `${name} against the margin, in two boxes (dashed) and in one`,
  asTable: "As a table",
} as const;

/** Of the exhibit "The way back". */
export const WAY_TEXTS = {
  title: "The way back",
  lead:
    "One step of training, on three points: forward through each pass, then back. " +
    "Pick any number: what it was made of lights up, and the sum is written out.",
  scrubber: "The way",
  back: "Back",
  next: "Next",
  another: "Take another step",
  restart: "From the first step",
  stepNumber: (step: number) => `Step ${step} of the training.`,
  stops: {
    start: "The points go in.",
    forward: (name: string) => `Forward: ${name}.`,
    loss: (loss: string) => `The loss is ${loss}.`,
    backward: (name: string) => `Back: ${name}.`,
    update: (rate: number) => `Update: every weight moves by -${rate} times its gradient.`,
  },
  kinds: {
    dense: "dense",
    relu: "relu",
    tanh: "tanh",
    fork: "handed on twice",
    add: "added again",
    loss: "softmaxCrossEntropy",
  },
  pick: "Pick a number.",
  remarks: {
    reluOpen: "The output is above 0: all of it gets through.",
    reluShut: "The output is 0: nothing gets through.",
    given: "A point: it is given.",
    mean: "The loss is a mean over the points, so each has its share.",
    twice: "Two used this number, so what both say about it adds up.",
    weight: "A weight: training finds it.",
  },
  cards: "The passes, from left to right",
  points: "points",
  x: "x",
  output: "output",
  probabilities: "p",
  dInput: "gives back",
  dLogits: "gives back",
  updated: (name: string) => `new ${name}`,
  lossIs: (loss: string) => `loss ${loss}`,
  choices: "The network",
  activation: "Activation",
  residual: "A residual around a layer in the middle",
  residualHint: "Then one number is used twice, and its gradients add",
} as const;

/** Of the exhibit "The ruler". */
export const RULER_TEXTS = {
  title: "The ruler",
  lead:
    "Backward claims a slope. Lay a ruler through two points of the function, and measure it: " +
    "too far apart, the function bends between them; too near, rounding is all that is left.",
  choices: "What is measured",
  subjects: {
    weight: "A weight of a network",
    wrong: "The same, its gradient wrong by 1 %",
    corner: "relu at its corner",
  },
  statuses: {
    pass: "backward and the differences agree.",
    fail: "they disagree by more than the differences can be off.",
    kink: "there is a corner, and backward claims a slope that it may have there.",
    unseen: "they agree as far as can be seen.",
    "cannot-tell": "the differences do not settle.",
    "both-zero": "both are exactly 0.",
    "non-finite": "one of them is no number.",
  },
  slopes: (claimed: string, numerical: string, uncertainty: string | undefined) =>
    `Backward says ${claimed}, the checker measures ${numerical}${
      uncertainty === undefined ? "" : `, give or take ${uncertainty}`
    }.`,
  corner: "Left of it the slope is 0, right of it 1: every answer from 0 to 1 is right.",
  stepLabel: "The step from the place to each of the two points",
  step: (step: string) => `h = ${step}.`,
  measured: (slope: string, error: string) => `The ruler says ${slope}, off by ${error}.`,
  lineTitle: "The function along this number",
  lineLabel: (claimed: string, measured: string) =>
    `The function, its tangent of slope ${claimed} and the ruler of slope ${measured}`,
  tangent: "the slope that backward claims",
  secant: "the ruler, through two points",
  errorTitle: "How far the ruler is off, by the step",
  errorLabel:
    "The error against the step: it falls with the square of the step, then rises again as rounding takes over",
  rounding: "rounding",
  curvature: "curvature",
  asTable: "As a table",
  stepColumn: "h",
  slopeColumn: "Ruler",
  errorColumn: "Off by",
  weightsTitle: "All weights",
  agree: (agreeing: number, all: number) =>
    `The checker looked at all of them: ${agreeing} of ${all} agree. Pick one to measure it.`,
  entry: (name: string, row: number, column: number, status: string) =>
    `${name}[${row}, ${column}]: ${status}`,
} as const;

/** Of the exhibit "Break it". */
export const BREAK_TEXTS = {
  title: "Break it",
  lead:
    "Choose a mistake in the way back, and bet: will the network still learn? Many broken ones do. " +
    "That is why a curve that falls proves nothing, and a gradient check does.",
  choose: "A mistake",
  insteadOf: "instead of",
  mistakes: {
    transpose: { name: "A missing transpose", wrong: "dx = dy W", right: "dx = dy Wᵀ" },
    label: { name: "The label not subtracted", wrong: "dz = p / N", right: "dz = (p - t) / N" },
    mean: { name: "1 / N forgotten", wrong: "dz = p - t", right: "dz = (p - t) / N" },
    diagonal: {
      name: "The Jacobian's diagonal alone",
      wrong: "dz[i] = J[i, i] dp[i]",
      right: "dz[i] = Σ J[i, j] dp[j]",
    },
    staleMask: {
      name: "The mask of the last forward",
      wrong: "dx = last y > 0 ? dy : 0",
      right: "dx = y > 0 ? dy : 0",
    },
    bias: { name: "A bias without gradient", wrong: "db = 0", right: "db = Σ dy" },
    entry: {
      name: "One entry off by 1e-4",
      wrong: "dW[1, 5] = 1.0001 Σ x dy",
      right: "dW[1, 5] = Σ x dy",
    },
    sign: { name: "A wrong sign in one layer", wrong: "dx = -dy Wᵀ", right: "dx = dy Wᵀ" },
    accumulate: {
      name: "Gradients that are never cleared",
      wrong: "dW += xᵀ dy",
      right: "dW = xᵀ dy",
    },
  },
  foundMark: "found",
  tally: (found: number, all: number) => `The checker has found ${found} of ${all} so far.`,
  willItLearn: "Will it still learn?",
  learns: "It learns",
  doesNot: "It does not",
  training: "Both are training.",
  outcome: "Both, from the same start",
  betRight: "You bet right.",
  betWrong: "You bet wrong.",
  hasLearned: (broken: string, healthy: string) =>
    `It learns all the same: it gets ${broken} of the points right, the healthy one ${healthy}.`,
  hasNot: (broken: string, healthy: string) =>
    `It does not: it gets ${broken} of the points right, the healthy one ${healthy}.`,
  healthy: "Healthy",
  broken: "Broken",
  chartLabel: "The loss of the healthy and of the broken network over the steps",
  asTable: "As a table",
  step: "Step",
  check: "Check the gradients of both",
  entries: (wrong: number, all: number) =>
    wrong === 0
      ? `Of ${all} entries, none is wrong.`
      : `Of ${all} entries, ${wrong} ${wrong === 1 ? "is" : "are"} wrong.`,
  guilty: (entry: string) => `Most of all ${entry}:`,
  found: (found: string, expected: string) =>
    `backward gives ${found}, differences measure ${expected}.`,
} as const;
