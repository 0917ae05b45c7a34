/** The words of the exhibit "The ruler". */
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
  stepColumn: "h",
  slopeColumn: "Ruler",
  errorColumn: "Off by",
  weightsTitle: "All weights",
  agree: (agreeing: number, all: number) =>
    `The checker looked at all of them: ${agreeing} of ${all} agree. Pick one to measure it.`,
  entry: (name: string, row: number, column: number, status: string) =>
    `${name}[${row}, ${column}]: ${status}`,
} as const;
