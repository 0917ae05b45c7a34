import { split } from "@adjoint/datasets";
import { digits } from "@adjoint/datasets/digits";
import { scale } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import type { Points, Training } from "./experiment.js";
import { convNetwork, denseNetwork, parameterCountOf } from "./networks.js";
import { objectiveOf } from "./objective.js";
import { optimizerOf } from "./optimizer.js";
import type { DigitsSettings } from "./settings.js";

/** The digits are images of so many pixels a side. */
export const DIGIT_SIDE = 8;

/** The most ink that a pixel has. */
const DARKEST = 16;

/** A network that reads digits. */
export interface DigitsExperiment extends Training {
  readonly data: Points;
  /** The fifth of the digits that is kept for testing, each digit in its share. */
  readonly fresh: Points;
}

/** Builds all that the settings describe: pixels are in [0, 1]. */
export function digitsExperiment(settings: DigitsSettings): DigitsExperiment {
  const random = randomState(settings.seed);
  const { loss, output, targets } = objectiveOf(settings.loss);
  const { x, y, classes } = digits({ dtype: settings.dtype });
  const pixels = scale(x, 1 / DARKEST);
  const parts = split({ x: pixels, y, classes }, { test: 0.2, stratify: true, random });
  const withTargets = (part: typeof parts.train): Points => ({
    ...part,
    classes,
    targets: targets(part.y, part.x, classes),
  });
  const [data, fresh] = [withTargets(parts.train), withTargets(parts.test)];
  const ends = { inputs: x.columns, outputs: classes, output };
  const { network, form } =
    settings.network === "conv"
      ? convNetwork(settings, DIGIT_SIDE, ends, random)
      : denseNetwork(settings, ends, random);
  const parameterCount = parameterCountOf(network);
  return {
    random,
    data,
    fresh,
    network,
    form,
    parameterCount,
    loss,
    optimizer: optimizerOf(settings),
  };
}
