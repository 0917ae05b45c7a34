import { curve, type RegressionDataset, sine } from "@adjoint/datasets";
import { LOSSES } from "@adjoint/family";
import { exp, sin } from "@adjoint/math";
import type { DType } from "@adjoint/matrix";
import { type RandomState, randomState } from "@adjoint/random";
import { member } from "./choices.js";
import { type Compared, nextSeed, type Training } from "./experiment.js";
import { denseNetwork, parameterCountOf } from "./networks.js";
import { optimizerOf } from "./optimizer.js";
import type { RegressionSettings } from "./settings.js";

/** The settings of a drawing, whatever the curve. */
interface DrawOptions {
  readonly samples: number;
  readonly noise: number;
  readonly dtype: DType;
  readonly random: RandomState;
}

/** Curves to learn, by their names. */
export const CURVES: Readonly<Record<string, (options: DrawOptions) => RegressionDataset>> = {
  sine,
  cubic: (options) => curve((x) => 2 * x * x * x - x, options),
  bump: (options) => curve((x) => exp(-8 * x * x), options),
  tent: (options) => curve((x) => 1 - 2 * Math.abs(x), options),
  steps: (options) => curve((x) => Math.floor(2 * x + 0.5) / 2, options),
  chirp: (options) => curve((x) => sin(4 * (x + 1) * (x + 1)), options),
};

export const CURVE_NAMES: readonly string[] = Object.keys(CURVES);

/** Losses that compare numbers with numbers. */
export const REGRESSION_LOSS_NAMES: readonly string[] = LOSSES.filter(
  ({ comparison }) => comparison?.predictions === "numbers" && comparison.targets === "numbers",
)
  .map(({ name }) => name)
  .sort();

/** A network that learns a curve. */
export interface RegressionExperiment extends Training {
  readonly data: Compared & RegressionDataset;
  /** Points of the same curve, whose noise is drawn with another seed. */
  readonly fresh: Compared & RegressionDataset;
  readonly freshSeed: number;
  /** Units of every layer, the inputs first. */
  readonly sizes: readonly number[];
}

/** Builds all that the settings describe. */
export function regressionExperiment(settings: RegressionSettings): RegressionExperiment {
  const { points: samples, noise, dtype, seed } = settings;
  const random = randomState(seed);
  const drawn = (from: RandomState) => {
    const data = CURVES[settings.curve]!({ samples, noise, dtype, random: from });
    return { ...data, targets: data.y };
  };
  const data = drawn(random);
  const freshSeed = nextSeed(seed);
  const fresh = drawn(randomState(freshSeed));
  const ends = { inputs: 1, outputs: 1, output: undefined };
  const made = denseNetwork(settings, ends, random);
  const { loss } = member(LOSSES, settings.loss).comparison!;
  const parameterCount = parameterCountOf(made.network);
  const optimizer = optimizerOf(settings);
  return { random, data, fresh, freshSeed, ...made, parameterCount, loss, optimizer };
}
