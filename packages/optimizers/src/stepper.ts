import { assertSameShape } from "@adjoint/matrix";
import type { Parameter } from "@adjoint/pass";
import type { LearningRate, Optimizer } from "./types.js";

/**
 * What all optimizers share: the count of steps, the learning rate, and one state per parameter,
 * made when the parameter is first seen. Everything is checked before anything is written.
 *
 * @param settings what parameters are computed with, all finite: float32 must hold them too
 */
export function stepper<State>(
  functionName: string,
  learningRate: LearningRate,
  settings: Readonly<Record<string, number>>,
  initial: (parameter: Parameter) => State,
  update: (parameter: Parameter, state: State, rate: number) => void,
): Optimizer {
  const states = new WeakMap<Parameter, State>();
  let taken = 0;
  const rate = (): number => {
    const value = typeof learningRate === "number" ? learningRate : learningRate(taken);
    assertAtLeastZero(functionName, `learningRate of step ${taken}`, value);
    return value;
  };
  if (typeof learningRate === "number") {
    assertAtLeastZero(functionName, "learningRate", learningRate);
  }
  return {
    learningRate: rate,
    steps: () => taken,
    step: (parameters) => {
      const current = rate();
      const caller = `${functionName}.step`;
      if (parameters.length === 0) {
        throw new RangeError(
          `${caller}: there are no parameters to move: give those of a layer, \`network.parameters\``,
        );
      }
      for (const { name, value, gradient } of parameters) {
        assertSameShape(caller, `gradient of ${name}`, gradient, name, value);
        if (value.dtype !== "float32") continue;
        assertHeld(caller, "learningRate", current, name);
        for (const setting in settings) assertHeld(caller, setting, settings[setting]!, name);
      }
      for (const parameter of new Set(parameters)) {
        const state = states.get(parameter) ?? initial(parameter);
        states.set(parameter, state);
        update(parameter, state, current);
      }
      taken += 1;
    },
  };
}

/**
 * Rejects what float32 makes infinite, and an epsilon that it makes 0. A rate, momentum or decay may
 * fade to 0: what it adds does too.
 */
function assertHeld(caller: string, setting: string, value: number, parameter: string): void {
  const held = Math.fround(value);
  if (Number.isFinite(held) && (held !== 0 || value === 0 || setting !== "epsilon")) return;
  throw new RangeError(
    `${caller}: ${setting} ${value} is ${held} in float32, the number format of ${parameter}`,
  );
}

/** Rejects NaN, infinities and negative numbers. */
export function assertAtLeastZero(functionName: string, name: string, value: number): void {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(
      `${functionName}: ${name} must be a finite number of at least 0, got ${value}`,
    );
  }
}

/** Rejects what is not in [0, 1), as the share that a moving average keeps. */
export function assertShare(functionName: string, name: string, value: number): void {
  if (!(value >= 0 && value < 1)) {
    throw new RangeError(`${functionName}: ${name} must be in [0, 1), got ${value}`);
  }
}

/** Rejects what does not count steps: schedules are asked for whole steps from 0. */
export function assertStep(functionName: string, step: number): void {
  if (!Number.isSafeInteger(step) || step < 0) {
    throw new RangeError(`${functionName}: step must be an integer of at least 0, got ${step}`);
  }
}
