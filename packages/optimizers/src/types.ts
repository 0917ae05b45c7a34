import type { Parameter } from "@adjoint/pass";

/** The learning rate of each step, counted from 0. */
export type Schedule = (step: number) => number;

/** One rate for all steps, or a schedule. */
export type LearningRate = number | Schedule;

/** Moves parameters against their gradients. */
export interface Optimizer {
  /**
   * Updates every parameter's value in place from its gradient, as the last `backward` left it; there
   * must be at least one.
   */
  readonly step: (parameters: readonly Parameter[]) => void;
  /** The learning rate of the next step. */
  readonly learningRate: () => number;
  /** How many steps have been taken. */
  readonly steps: () => number;
}
