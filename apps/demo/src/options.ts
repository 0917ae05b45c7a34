import {
  ACTIVATION_NAMES,
  BOOK,
  DATA_NAMES,
  FIGURES,
  INITIALIZER_NAMES,
  LOSS_NAMES,
  MOMENTUM_NAMES,
  OPTIMIZER_NAMES,
  OTHERS,
  type Settings,
} from "@adjoint/experiment";
import type { DType } from "@adjoint/matrix";
import { integerFrom, integersFrom, numberFrom, oneOf, wrap } from "@adjoint/terminal";
import { type Command, Option, type OutputConfiguration } from "commander";

const CLASSES = 3;
const DTYPES: readonly DType[] = ["float64", "float32"];

/** What commander makes of the command line. */
interface Flags {
  readonly data: string;
  readonly points: number;
  readonly classes?: number;
  readonly noise?: number;
  readonly hidden: readonly number[];
  readonly activation: string;
  readonly initializer: string;
  readonly loss: string;
  readonly optimizer: string;
  readonly learningRate?: number;
  readonly decay?: number;
  readonly momentum?: number;
  readonly epochs: number;
  readonly batchSize?: number;
  readonly seed: number;
  readonly dtype: DType;
  readonly json?: boolean;
}

/** Everything that a run of training depends on. */
export interface Options extends Settings {
  readonly epochs: number;
  readonly json: boolean;
  /** Rows per step. @default all of them */
  readonly batchSize: number | undefined;
}

/** Gives `command` the options of training. */
export function addOptions(command: Command): void {
  const add = (flags: string, description: string) => new Option(flags, description);
  const options = [
    add("--data <name>", `figure of the points: ${DATA_NAMES.join(", ")}`)
      .argParser(oneOf(DATA_NAMES))
      .default("spiral", "spiral"),
    add("--points <count>", "points per class").argParser(integerFrom(1, 1e5)).default(100),
    // A class is a letter in the drawing.
    add("--classes <count>", classesIn()).argParser(integerFrom(1, 26)),
    add("--noise <deviation>", noiseIn()).argParser(numberFrom(0)),
    add("--hidden <sizes>", "units of each hidden layer, such as 64 or 64,32")
      .argParser(integersFrom(1, 4096))
      .default([64], "64"),
    add("--activation <name>", "after each hidden layer; see below")
      .argParser(oneOf(ACTIVATION_NAMES))
      .default("relu", "relu"),
    add("--initializer <name>", "of the weights; see below")
      .argParser(oneOf(INITIALIZER_NAMES))
      .default("normal", "normal, of deviation 0.1"),
    add("--loss <name>", "what is to become small; see below")
      .argParser(oneOf(LOSS_NAMES))
      .default("softmaxCrossEntropy", "softmaxCrossEntropy"),
    add("--optimizer <name>", "what moves the weights; see below")
      .argParser(oneOf(OPTIMIZER_NAMES))
      .default("adam", "adam"),
    add("--learning-rate <rate>", usualIn("of the first step", "learningRate")).argParser(
      numberFrom(0),
    ),
    add("--decay <rate>", usualIn("rate / (1 + decay * step)", "decay")).argParser(numberFrom(0)),
    add("--momentum <share>", momentumIn()).argParser(numberFrom(0, 1)),
    add("--epochs <count>", "times that every point is seen")
      .argParser(integerFrom(1, 1e9))
      .default(10_000),
    add("--batch-size <count>", "points per step (default: all of them)").argParser(
      integerFrom(1, 1e9),
    ),
    add("--seed <number>", "of data and weights, as NumPy's")
      .argParser(integerFrom(0, 2 ** 32 - 1))
      .default(0),
    add("--dtype <name>", "number format").choices(DTYPES).default("float64"),
    add("--json", "print one JSON object a line, and nothing else"),
  ];
  for (const option of options) command.addOption(option);
  command.addHelpText("after", ({ command: own }) => namesIn(own.configureOutput()));
}

/** The names that options choose from, a paragraph for each, as wide as the help. */
function namesIn({ getOutHelpWidth }: OutputConfiguration): string {
  const width = getOutHelpWidth?.() ?? 80;
  const paragraph = (title: string, names: readonly string[]) =>
    `\n${wrap(`${title}: ${names.join(", ")}`, width, 2)}`;
  return [
    paragraph("Activations", ACTIVATION_NAMES),
    paragraph("Initializers", INITIALIZER_NAMES),
    paragraph("Losses", LOSS_NAMES),
    paragraph("Optimizers", OPTIMIZER_NAMES),
  ].join("");
}

function classesIn(): string {
  const fixed = DATA_NAMES.filter((name) => FIGURES[name]!.classes !== undefined);
  return `how many; ${fixed.join(", ")} have two (default: ${CLASSES})`;
}

function noiseIn(): string {
  return `deviation of the noise (default: ${FIGURES.spiral!.noise} for spiral, its own for each)`;
}

function usualIn(what: string, key: "learningRate" | "decay"): string {
  const ofBook = Object.entries(BOOK).map(([name, usual]) => `${usual[key]} for ${name}`);
  const hasMore = OPTIMIZER_NAMES.length > ofBook.length;
  const all = hasMore ? [...ofBook, `else ${OTHERS[key]}`] : ofBook;
  return `${what} (default: ${all.join(", ")})`;
}

function momentumIn(): string {
  const whose = MOMENTUM_NAMES.length > 1 ? " for sgd" : "";
  return `of ${MOMENTUM_NAMES.join(", ")} (default: ${BOOK.sgd?.momentum}${whose})`;
}

/** Reads the options of training from a parsed command; what contradicts itself is its error. */
export function readOptions(command: Command): Options {
  const flags: Flags = command.opts();
  const usual = BOOK[flags.optimizer] ?? OTHERS;
  if (flags.momentum !== undefined && !MOMENTUM_NAMES.includes(flags.optimizer)) {
    const having = MOMENTUM_NAMES.join(" or ");
    command.error(`error: option '--momentum <share>' needs '--optimizer ${having}'`);
  }
  return {
    ...flags,
    classes: readClasses(command, flags),
    noise: flags.noise ?? FIGURES[flags.data]!.noise,
    learningRate: flags.learningRate ?? usual.learningRate,
    decay: flags.decay ?? usual.decay,
    momentum: flags.momentum ?? usual.momentum,
    batchSize: flags.batchSize,
    json: flags.json ?? false,
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
