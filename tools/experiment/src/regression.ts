import { curve, type RegressionDataset, sine } from "@adjoint/datasets";
import { LOSSES } from "@adjoint/family";
import { exp, sin } from "@adjoint/math";
import type { DType } from "@adjoint/matrix";
import type { Penalty } from "@adjoint/pass";
import { type RandomState, randomState } from "@adjoint/random";
import { member } from "./choices.js";
import { type Compared, nextSeed, type Training, testsOf } from "./experiment.js";
import { denseNetwork, parameterCountOf, type Stage } from "./networks.js";
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
  /** The layers of the network, one by one. */
  readonly stages: readonly Stage[];
  /** Units of every layer, the inputs first. */
  readonly sizes: readonly number[];
  /** What large weights cost; undefined where they cost nothing. */
  readonly penalty: Penalty | undefined;
}

/** Values to predict that come from elsewhere than from a curve: to train with, and to judge by. */
export interface GivenValues {
  readonly data: RegressionDataset;
  readonly fresh: RegressionDataset;
}

/**
 * Builds all that the settings describe.
 *
 * @param settings what is built
 * @param give gives the values, where they are of no curve
 */
export function regressionExperiment(
  settings: RegressionSettings,
  give?: (random: RandomState) => GivenValues,
): RegressionExperiment {
  const random = randomState(settings.seed);
  const freshSeed = nextSeed(settings.seed);
  const given = give?.(random) ?? drawnValues(settings, random, freshSeed);
  const withTargets = (data: RegressionDataset) => ({ ...data, targets: data.y });
  const [data, fresh] = [withTargets(given.data), withTargets(given.fresh)];
  const ends = { inputs: data.x.columns, outputs: 1, output: undefined };
  const made = denseNetwork(settings, ends, random);
  const { loss } = member(LOSSES, settings.loss).comparison!;
  const parameterCount = parameterCountOf(made.network);
  const optimizer = optimizerOf(settings);
  return { random, data, fresh, freshSeed, ...made, parameterCount, loss, optimizer };
}

/** Points of a curve; the noise of those to judge by is drawn with another seed. */
function drawnValues(
  { curve: name, points, noise, dtype, testShare = 0.5 }: RegressionSettings,
  random: RandomState,
  freshSeed: number,
): GivenValues {
  const draw = CURVES[name]!;
  return {
    data: draw({ samples: points, noise, dtype, random }),
    fresh: draw({
      samples: testsOf(points, testShare),
      noise,
      dtype,
      random: randomState(freshSeed),
    }),
  };
}
