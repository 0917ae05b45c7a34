import { BOOK, DATA_NAMES, FIGURES, LOSS_NAMES, OTHERS, type Settings } from "@adjoint/experiment";
import { integerFrom, numberFrom, oneOf } from "@adjoint/terminal";
import type { Command } from "commander";
import {
  addTrainingOptions,
  type Defaults,
  option,
  type RunOptions,
  readTrainingOptions,
} from "../options/training-options.js";

const CLASSES = 3;

/** Everything that a training on points in the plane depends on. */
export interface PlaneOptions extends Settings, RunOptions {}

/** What commander makes of the options that only the plane has. */
interface Flags {
  readonly data: string;
  readonly points: number;
  readonly classes?: number;
  readonly noise?: number;
}

const DEFAULTS: Defaults = {
  hidden: [64],
  activation: "relu",
  initializer: "normal",
  initializerWords: "normal, of deviation 0.1",
  loss: "softmaxCrossEntropy",
  lossNames: LOSS_NAMES,
  usuals: { named: BOOK, others: OTHERS },
  epochs: 10_000,
  dtype: "float64",
  rows: "point",
};

/** Gives `command` the options of a training on points in the plane. */
export function addPlaneOptions(command: Command): void {
  const options = [
    option("--data <name>", `figure of the points: ${DATA_NAMES.join(", ")}`)
      .argParser(oneOf(DATA_NAMES))
      .default("spiral", "spiral"),
    option("--points <count>", "points per class").argParser(integerFrom(1, 1e5)).default(100),
    // A class is a letter in the drawing.
    option("--classes <count>", classesIn()).argParser(integerFrom(1, 26)),
    option("--noise <deviation>", noiseIn()).argParser(numberFrom(0)),
  ];
  for (const each of options) command.addOption(each);
  addTrainingOptions(command, DEFAULTS);
}

function classesIn(): string {
  const fixed = DATA_NAMES.filter((name) => FIGURES[name]!.classes !== undefined);
  return `how many; ${fixed.join(", ")} have two (default: ${CLASSES})`;
}

function noiseIn(): string {
  return `deviation of the noise (default: ${FIGURES.spiral!.noise} for spiral, its own for each)`;
}

/**
 * Reads the options of a training on points in the plane; what contradicts itself is the command's error.
 *
 * @param figure the figure where it is given as a word of its own
 */
export function readPlaneOptions(command: Command, figure?: string): PlaneOptions {
  const given: Flags = command.opts();
  const flags = { ...given, data: figure ?? given.data };
  return {
    data: flags.data,
    points: flags.points,
    classes: readClasses(command, flags),
    noise: flags.noise ?? FIGURES[flags.data]!.noise,
    ...readTrainingOptions(command, DEFAULTS),
  };
}

function readClasses(command: Command, { data, classes }: Flags): number {
  const fixed = FIGURES[data]!.classes;
  if (fixed !== undefined && classes !== undefined && classes !== fixed) {
    command.error(
      `error: option '--classes <count>': ${data} has ${fixed} classes, got ${classes}`,
    );
  }
  return classes ?? fixed ?? CLASSES;
}
