import type { DType } from "@adjoint/matrix";
import { compareWays } from "./compare-ways.js";
import { magnitudeCurve, speedCurve, stepCurve } from "./curves.js";
import { problems } from "./problems.js";
import type { CaseResult, Comparison } from "./types.js";
import { verdictOf } from "./verdict.js";
import { WAY_NAMES, WAYS } from "./ways.js";

/** How much time is spent on times. */
export interface Effort {
  /** Per measurement of time. */
  readonly milliseconds: number;
  /** Numbers of classes whose speed is measured. */
  readonly classes: readonly number[];
}

export const FULL_EFFORT: Effort = { milliseconds: 30, classes: [2, 3, 10, 30, 100, 300, 1000] };
/** For tests. */
export const QUICK_EFFORT: Effort = { milliseconds: 1, classes: [3, 30] };

/** What follows the inputs. */
const CURVES = {
  magnitudes: "logits of growing magnitude",
  steps: "steps of differences",
  speeds: "time by classes",
} as const;

/** How many steps `compare` takes. */
export function comparisonSteps(seed: number, dtype: DType): number {
  return problems(seed, dtype).length + Object.keys(CURVES).length;
}

/** What the ways make of the same inputs. Each step says first what it is about. */
export function* compare(
  seed: number,
  dtype: DType,
  effort: Effort,
): Generator<string, Comparison> {
  const { milliseconds, classes } = effort;
  const inputs = problems(seed, dtype);
  // The first calls are slow: they would make the first input look so.
  for (const way of WAY_NAMES) for (let i = 0; i < 50; i++) WAYS[way](inputs[3]!);
  const cases: CaseResult[] = [];
  for (const problem of inputs) {
    yield problem.name;
    cases.push(compareWays(problem, milliseconds));
  }
  yield CURVES.magnitudes;
  const magnitudes = magnitudeCurve(seed, dtype);
  yield CURVES.steps;
  const steps = stepCurve(seed);
  yield CURVES.speeds;
  const speeds = speedCurve(seed, dtype, classes, milliseconds);
  return { dtype, cases, magnitudes, steps, speeds, verdict: verdictOf(cases, speeds, dtype) };
}
