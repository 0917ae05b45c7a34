import { digits } from "./numbers.js";

/** The words where numbers are learned, and no classes. */
export const CURVE_TEXTS = {
  r2: "R²",
  r2Curve: {
    label: "R² over the steps. Arrow keys move, Enter goes back to that step.",
    at: (step: string, training: string, test: string) =>
      `Step ${step}: training R² ${training}, test R² ${test}`,
    head: ["Training R²", "Test R²"],
  },
  points: "Points",
  ruleHint:
    "The number to be learned at each place. x and y go from -1 to 1; r is the distance from the middle.",
  curveLabel: (training: number, test: number) =>
    `The curve that was learned, over its points. R²: training ${digits(training)}, test ${digits(test)}.`,
  surfaceLabel: (training: number, test: number) =>
    `The numbers that were learned over the plane, orange above 0, blue below. R²: training ${digits(training)}, test ${digits(test)}.`,
  goal: "Stop at test R²",
} as const;
