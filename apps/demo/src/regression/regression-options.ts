import {
  CURVE_NAMES,
  REGRESSION_LOSS_NAMES,
  type RegressionSettings,
  USUAL_FOR_REGRESSION,
} from "@adjoint/experiment";
import { integerFrom, numberFrom, oneOf } from "@adjoint/terminal";
import type { Command } from "commander";
import {
  addTrainingOptions,
  type Defaults,
  option,
  type RunOptions,
  readTrainingOptions,
} from "../options/training-options.js";

/** Everything that a training on a curve depends on. */
export interface RegressionOptions extends RegressionSettings, RunOptions {}

const DEFAULTS: Defaults = {
  hidden: [32, 32],
  activation: "tanh",
  initializer: "glorotUniform",
  loss: "meanSquaredError",
  lossNames: REGRESSION_LOSS_NAMES,
  usuals: USUAL_FOR_REGRESSION,
  epochs: 1000,
  dtype: "float64",
  rows: "point",
};

/** Gives `command` the options of a training on a curve. */
export function addRegressionOptions(command: Command): void {
  const options = [
    option("--curve <name>", `what is learned: ${CURVE_NAMES.join(", ")}`)
      .argParser(oneOf(CURVE_NAMES))
      .default("sine", "sine"),
    // R² needs two.
    option("--points <count>", "points of the curve").argParser(integerFrom(2, 1e5)).default(200),
    option("--noise <deviation>", "of what is added to the curve")
      .argParser(numberFrom(0))
      .default(0.1),
  ];
  for (const each of options) command.addOption(each);
  addTrainingOptions(command, DEFAULTS);
}

/** Reads the options of a training on a curve; what contradicts itself is the command's error. */
export function readRegressionOptions(command: Command): RegressionOptions {
  const { curve, points, noise } =
    command.opts<Pick<RegressionSettings, "curve" | "points" | "noise">>();
  return { curve, points, noise, ...readTrainingOptions(command, DEFAULTS) };
}
