import { assertFinite, describeValue } from "@adjoint/checks";
import type { LearningRate } from "../types.js";

/** Throws unless an option is a rate or a schedule. */
export function assertLearningRate(
  caller: string,
  learningRate: unknown,
  name = "learningRate",
): void {
  if (typeof learningRate === "function") return;
  if (typeof learningRate !== "number") {
    throw new TypeError(
      `${caller}: ${name} must be a number or a schedule, got ${describeValue(learningRate)}`,
    );
  }
  assertFinite(caller, name, learningRate, 0);
}

/** The rate of a step, which must be a finite number of at least 0. */
export function rateOf(
  caller: string,
  learningRate: LearningRate,
  step: number,
  name = "learningRate",
): number {
  if (typeof learningRate === "number") return learningRate;
  const rate = learningRate(step);
  assertFinite(caller, `${name} of step ${step}`, rate, 0);
  return rate;
}
