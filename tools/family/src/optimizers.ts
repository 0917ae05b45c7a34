import type { Optimizer, Schedule } from "@adjoint/optimizers";
import * as exported from "@adjoint/optimizers";
import { attempt, describeOptions, membersOf } from "./members-of.js";

/** Makes an optimizer, of options that all of them take. */
export type MakeOptimizer = (options: {
  readonly learningRate: number | Schedule;
  readonly onNonFinite?: "throw" | "skip";
}) => Optimizer;

/** An optimizer of the family. */
export interface OptimizerMember {
  /** What it is exported as. */
  readonly name: string;
  /** With its defaults. */
  readonly make: MakeOptimizer;
  /** With other options, each under what differs: `"momentum 0.9"`. */
  readonly variants: Readonly<Record<string, MakeOptimizer>>;
}

/** A learning-rate schedule of the family. */
export interface ScheduleMember {
  /** What it is exported as. */
  readonly name: string;
  readonly schedule: Schedule;
}

/** Options besides the defaults that an optimizer is tried with. */
interface OptimizerEntry {
  readonly options: readonly object[];
}

/** A schedule, with some options. */
interface ScheduleEntry {
  readonly schedule: Schedule;
}

const ENTRIES: {
  readonly [Name in keyof typeof exported]?: OptimizerEntry | ScheduleEntry | string;
} = {
  adadelta: { options: [{ rho: 0.5 }, { weightDecay: 0.1 }] },
  adagrad: {
    options: [{ learningRateDecay: 0.1 }, { initialAccumulatorValue: 1 }, { weightDecay: 0.1 }],
  },
  adam: { options: [{ amsgrad: true }, { weightDecay: 0.1 }] },
  adamW: { options: [{ amsgrad: true }, { weightDecay: 0.1 }] },
  adamax: { options: [{ beta2: 0.9 }, { weightDecay: 0.1 }] },
  lion: { options: [{ beta1: 0.5 }, { weightDecay: 0.1 }] },
  nadam: { options: [{ momentumDecay: 0.1 }, { weightDecay: 0.1 }] },
  radam: { options: [{ beta2: 0.9 }, { weightDecay: 0.1 }] },
  rmsprop: {
    options: [{ momentum: 0.9 }, { centered: true }, { momentum: 0.9, centered: true }],
  },
  sgd: { options: [{ momentum: 0.9 }, { momentum: 0.9, nesterov: true }, { weightDecay: 0.1 }] },
  clipGradientNorm: "changes gradients",
  clipGradientValue: "changes gradients",
  cosineDecay: { schedule: exported.cosineDecay({ initial: 0.1, steps: 20, final: 0.01 }) },
  cosineRestarts: { schedule: exported.cosineRestarts({ initial: 0.1, steps: 7, growth: 2 }) },
  exponentialDecay: { schedule: exported.exponentialDecay({ initial: 0.1, factor: 0.95 }) },
  inverseTimeDecay: { schedule: exported.inverseTimeDecay({ initial: 0.1, decay: 0.1 }) },
  linearWarmup: { schedule: exported.linearWarmup({ steps: 5, schedule: 0.1 }) },
  multiStepDecay: {
    schedule: exported.multiStepDecay({ initial: 0.1, factor: 0.5, milestones: [5, 20] }),
  },
  oneCycle: { schedule: exported.oneCycle({ maximum: 0.1, steps: 40 }) },
  polynomialDecay: { schedule: exported.polynomialDecay({ initial: 0.1, steps: 20, power: 2 }) },
  reduceOnPlateau: { schedule: exported.reduceOnPlateau({ initial: 0.1 }) },
  stepDecay: { schedule: exported.stepDecay({ initial: 0.1, factor: 0.5, every: 10 }) },
};

const { members, missing } = /* @__PURE__ */ membersOf<
  OptimizerMember | ScheduleMember,
  OptimizerEntry | ScheduleEntry
>("@adjoint/optimizers", exported, ENTRIES, (name, value, entry) => {
  if (entry && "schedule" in entry) return { name, ...entry };
  const make = value as MakeOptimizer;
  if (typeof attempt(() => make({ learningRate: 0.1 }))?.step !== "function") {
    return "its entry gives a schedule, or says why it is neither that nor an optimizer";
  }
  const variants: Record<string, MakeOptimizer> = {};
  for (const options of entry?.options ?? []) {
    variants[describeOptions(options)] = (given) => make({ ...options, ...given });
  }
  return { name, make, variants };
});

/** Every optimizer that `@adjoint/optimizers` exports. */
export const OPTIMIZERS: readonly OptimizerMember[] = members.filter((member) => "make" in member);

/** Every schedule that `@adjoint/optimizers` exports. */
export const SCHEDULES: readonly ScheduleMember[] = members.filter(
  (member) => "schedule" in member,
);

/** What has to be added to the entries. */
export const MISSING_OPTIMIZERS: readonly string[] = missing;
