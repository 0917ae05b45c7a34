import { assertFunction, type OptionNames } from "@adjoint/checks";
import { assertRandomState, type RandomState } from "@adjoint/random";
import { drawParameter } from "./draw-parameter.js";
import { zeros } from "./initializers/zeros.js";
import { LAYER, type LayerOptions, placeOf } from "./layer-options.js";
import type { Initializer } from "./types.js";

/** How a layer of weights and biases starts. */
export interface WeightOptions<B extends Initializer | false = Initializer | false>
  extends LayerOptions {
  /** What the initial values are drawn from: weights first, then biases. */
  readonly random: RandomState;
  /** Initial weights, a row for each input of a unit and a column for each unit. */
  readonly weights?: Initializer;
  /** Initial biases, a row with one for each unit; `false` for a layer without. @default zeros */
  readonly biases?: B;
}

export const WEIGHTS: OptionNames<WeightOptions> = /* @__PURE__ */ Object.assign(
  { random: "required", weights: "optional", biases: "optional" } as const,
  LAYER,
);

/** Weights [inputs, units], and biases [1, units] unless there are to be none. */
export function makeWeights(
  functionName: string,
  inputs: number,
  units: number,
  options: WeightOptions,
  defaultWeights: Initializer,
) {
  const {
    random,
    weights: initialWeights = defaultWeights,
    biases: initialBiases = zeros,
  } = options;
  assertRandomState(functionName, "random", random);
  assertFunction(functionName, "weights", initialWeights, "an initializer, as normal(0.1)");
  if (initialBiases !== false) {
    assertFunction(functionName, "biases", initialBiases, "an initializer, as zeros, or false");
  }
  const source = { random, ...placeOf(functionName, options) };
  const make = (name: string, rows: number, initialize: Initializer) =>
    drawParameter(functionName, name, [rows, units], initialize, source);
  const weights = make("weights", inputs, initialWeights);
  const biases = initialBiases === false ? undefined : make("biases", 1, initialBiases);
  return { weights, biases, parameters: biases ? [weights, biases] : [weights] };
}
