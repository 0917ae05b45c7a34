/** The words of the exhibit "Break it". */
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
  atStep: (step: number) => `Both train: step ${step}.`,
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
