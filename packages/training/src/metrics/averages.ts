import { assertOneOf, assertOptions, type OptionNames } from "@adjoint/checks";
import { type ClassReport, reportOf } from "./class-report.js";
import type { ClassPredictions } from "./labels-of.js";

/** How a metric of classes becomes one number. */
export interface AverageOptions {
  /**
   * `macro`: the mean over the classes there are; `weighted`: by the rows of each class; `micro`: over all
   * rows, whatever their class. @default "macro"
   */
  readonly average?: "macro" | "weighted" | "micro";
}

const AVERAGE: OptionNames<AverageOptions> = { average: "optional" };

/** One of the metrics of each class, as one number. */
export function averaged(
  functionName: string,
  metric: "precision" | "recall" | "f1",
  predictions: ClassPredictions,
  labels: ArrayLike<number>,
  options: AverageOptions,
): number {
  assertOptions(functionName, options, AVERAGE);
  const { average = "macro" } = options;
  assertOneOf(functionName, "average", average, ["macro", "weighted", "micro"]);
  const report = reportOf(functionName, predictions, labels);
  // With one label a row, all three are the share of rows that are right.
  if (average === "micro") return sum(report.correct) / labels.length;
  const weights = average === "macro" ? presence(report) : report.support;
  return sum(report[metric].map((value, c) => value * weights[c]!)) / sum(weights);
}

/** 1 for a class that has rows or is predicted. */
function presence({ support, predicted }: ClassReport): Float64Array {
  return support.map((rows, c) => Number(rows + predicted[c]! > 0));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
