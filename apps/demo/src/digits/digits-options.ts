import { type DigitsSettings, LOSS_NAMES, USUAL_FOR_DIGITS } from "@adjoint/experiment";
import type { Command } from "commander";
import {
  addTrainingOptions,
  type Defaults,
  option,
  type RunOptions,
  readTrainingOptions,
} from "../options/training-options.js";

/** Everything that a training on the digits depends on. */
export interface DigitsOptions extends DigitsSettings, RunOptions {}

/** Epochs after which more of them change little. */
const EPOCHS = { dense: 40, conv: 15 };

const DEFAULTS: Defaults = {
  hidden: [128],
  activation: "relu",
  initializer: "glorotUniform",
  loss: "softmaxCrossEntropy",
  lossNames: LOSS_NAMES,
  usuals: USUAL_FOR_DIGITS,
  epochs: EPOCHS.dense,
  epochsWords: `${EPOCHS.dense}, or ${EPOCHS.conv} for conv`,
  batchSize: 16,
  dtype: "float32",
  rows: "digit",
};

/** Gives `command` the options of a training on the digits. */
export function addDigitsOptions(command: Command): void {
  command.addOption(
    option("--network <kind>", "dense layers, or two convolutions")
      .choices(Object.keys(EPOCHS))
      .default("dense"),
  );
  addTrainingOptions(command, DEFAULTS);
}

/** Reads the options of a training on the digits; what contradicts itself is the command's error. */
export function readDigitsOptions(command: Command): DigitsOptions {
  const { network } = command.opts<Pick<DigitsSettings, "network">>();
  const isGiven = (name: string) => command.getOptionValueSource(name) === "cli";
  if (network === "conv" && isGiven("hidden")) {
    command.error("error: option '--hidden <sizes>' needs '--network dense'");
  }
  const options = readTrainingOptions(command, DEFAULTS);
  const epochs = isGiven("epochs") ? options.epochs : EPOCHS[network];
  return { network, ...options, epochs, hidden: network === "conv" ? [] : options.hidden };
}
