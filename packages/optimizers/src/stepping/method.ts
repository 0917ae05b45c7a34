import { assertInteger, assertInterval } from "@adjoint/checks";
import type { ApplyInPlace } from "@adjoint/matrix/kit";
import type { LearningRate } from "../types.js";

/** A number that is kept of a parameter, and goes on with each of its steps. */
export interface RunningNumber {
  /** What it is before the first step. */
  readonly start: number;
  /** What it becomes in a step; of the numbers before it, `running` has what they have become. */
  readonly next: (last: number, running: readonly number[]) => number;
  /** Throws unless it may be so after a step. */
  readonly assert: (caller: string, name: string, value: unknown) => void;
}

/** `factorᵗ` of a factor in [0, 1). A running product, and not `**`, whose bits differ between engines. */
export function power(factor: number): RunningNumber {
  return product(() => factor);
}

/** A running product of factors in [0, 1). */
export function product(factor: (running: readonly number[]) => number): RunningNumber {
  return {
    start: 1,
    next: (last, running) => last * factor(running),
    assert: (caller, name, value) => assertInterval(caller, name, value, 0, 1, "[)"),
  };
}

/** How many steps a parameter has taken: t, from 1 in its first. */
export const stepCount: RunningNumber = {
  start: 0,
  next: (last) => last + 1,
  assert: (caller, name, value) => assertInteger(caller, name, value, 1),
};

/** How an optimizer moves parameters: what one does otherwise than another. */
export interface Method {
  readonly learningRate: LearningRate;
  /** What parameters are computed with, all finite: float32 must hold them too. */
  readonly settings: Readonly<Record<string, number>>;
  /** Matrices that are kept of a parameter, of its shape, and what all of their elements are at first. */
  readonly matrices: Readonly<Record<string, number>>;
  /** Numbers that are kept of it besides. */
  readonly running: Readonly<Record<string, RunningNumber>>;
  /** Writes values and what is kept of them: lists of a value, its matrices and its gradient. */
  readonly update: ApplyInPlace;
  /** The settings of `update`. */
  readonly numbers: (
    rate: number,
    running: readonly number[],
    isFirst: boolean,
  ) => readonly number[];
}
