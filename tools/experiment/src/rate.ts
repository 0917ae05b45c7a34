import { exp, log } from "@adjoint/math";
import {
  cosineDecay,
  exponentialDecay,
  inverseTimeDecay,
  linearWarmup,
  oneCycle,
  type Schedule,
  stepDecay,
} from "@adjoint/optimizers";

/** The settings of the learning rate. */
export interface RateSettings {
  readonly learningRate: number;
  /** Of `inverseTimeDecay`: the rate of a step is `learningRate / (1 + decay * step)`. */
  readonly decay: number;
  /** How the rate goes on. @default "inverseTimeDecay" */
  readonly schedule?: string;
  /** The steps that the other schedules take. @default 1000 */
  readonly scheduleSteps?: number;
}

/** The share of the rate that an exponential decay leaves after its steps. */
const LEFT = 0.1;

const SCHEDULES: Readonly<
  Record<string, (rate: number, steps: number, decay: number) => Schedule>
> = {
  inverseTimeDecay: (initial, _, decay) => inverseTimeDecay({ initial, decay }),
  cosineDecay: (initial, steps) => cosineDecay({ initial, steps }),
  exponentialDecay: (initial, steps) =>
    exponentialDecay({ initial, factor: exponentialRate(steps) }),
  linearWarmup: (schedule, steps) => linearWarmup({ steps, schedule }),
  oneCycle: (maximum, steps) => oneCycle({ maximum, steps }),
  stepDecay: (initial, every) => stepDecay({ initial, factor: 0.5, every }),
};

export const SCHEDULE_NAMES: readonly string[] = Object.keys(SCHEDULES);

/** The rate of each step. */
export function rateOf({
  learningRate,
  decay,
  schedule = "inverseTimeDecay",
  scheduleSteps = 1000,
}: RateSettings): Schedule {
  return SCHEDULES[schedule]!(learningRate, scheduleSteps, decay);
}

/** What the rate is multiplied with at each step, so that a tenth is left after so many. */
export function exponentialRate(steps: number): number {
  return exp(log(LEFT) / steps);
}
