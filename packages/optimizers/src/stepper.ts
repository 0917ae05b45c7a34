import { assertFinite, describeValue } from "@adjoint/checks";
import { assertParameters, type Parameter } from "@adjoint/pass";
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
    assertFinite(functionName, `learningRate of step ${taken}`, value, 0);
    return value;
  };
  assertLearningRate(functionName, learningRate);
  return {
    learningRate: rate,
    steps: () => taken,
    step: (parameters) => {
      const caller = `${functionName}.step`;
      assertParameters(caller, parameters);
      const current = rate();
      if (parameters.length === 0) {
        throw new RangeError(
          `${caller}: there are no parameters to move: give those of a layer, \`network.parameters\``,
        );
      }
      for (const { name, value } of parameters) {
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

function assertLearningRate(functionName: string, learningRate: unknown): void {
  if (typeof learningRate === "function") return;
  if (typeof learningRate !== "number") {
    throw new TypeError(
      `${functionName}: learningRate must be a number or a schedule, got ${describeValue(learningRate)}`,
    );
  }
  assertFinite(functionName, "learningRate", learningRate, 0);
}
