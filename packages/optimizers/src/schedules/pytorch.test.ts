import { describe, expect, test } from "vitest";
import fixture from "../../../../fixtures/vocabulary-optimizers.json" with { type: "json" };
import {
  cosineDecay,
  cosineRestarts,
  exponentialDecay,
  linearWarmup,
  multiStepDecay,
  oneCycle,
  polynomialDecay,
  reduceOnPlateau,
  type Schedule,
  stepDecay,
} from "../index.js";

const { schedules } = fixture;
const initial = schedules.start;

/** Our own, under the names of PyTorch's in the fixture. */
const OURS: Readonly<Record<string, Schedule>> = {
  step_10_half: stepDecay({ initial, factor: 0.5, every: 10 }),
  multi_step_8_20: multiStepDecay({ initial, factor: 0.1, milestones: [8, 20] }),
  exponential_0_95: exponentialDecay({ initial, factor: 0.95 }),
  cosine_30_min_0_05: cosineDecay({ initial, steps: 30, final: 0.05 }),
  cosine_restarts_7_times_2: cosineRestarts({ initial, steps: 7, growth: 2 }),
  polynomial_30_power_2: polynomialDecay({ initial, steps: 30, power: 2 }),
  linear_warmup_10_from_0_1: linearWarmup({ initial: 0.1 * initial, steps: 10, schedule: initial }),
  one_cycle_40_max_1: oneCycle({ maximum: 1, steps: 41 }),
};
const OTHER = ["start", "steps", "plateau_metric", "plateau_patience_4_factor_0_3"];

function expectClose(ours: readonly number[], theirs: readonly number[]) {
  ours.forEach((rate, step) => {
    const want = theirs[step]!;
    expect(Math.abs(rate - want), `step ${step}`).toBeLessThanOrEqual(1e-13 * Math.max(want, 1e-3));
  });
}

describe("rates of PyTorch", () => {
  test.each(Object.entries(OURS))("%s", (name, schedule) => {
    const theirs = schedules[name as keyof typeof schedules] as readonly number[];
    expect(theirs.length).toBeGreaterThan(30);
    expectClose(
      theirs.map((_, step) => schedule(step)),
      theirs,
    );
  });

  test("plateau_patience_4_factor_0_3", () => {
    const schedule = reduceOnPlateau({ initial, factor: 0.3, patience: 4 });
    const ours = schedules.plateau_metric.map((value, step) => {
      const rate = schedule(step);
      schedule.observe(value);
      return rate;
    });
    expectClose(ours, schedules.plateau_patience_4_factor_0_3);
    expect(new Set(ours).size).toBeGreaterThan(2);
  });

  test("each that the fixture has", () => {
    expect([...Object.keys(OURS), ...OTHER].sort()).toEqual(Object.keys(schedules).sort());
  });
});
