import {
  ACTIVATION_NAMES,
  INITIALIZER_NAMES,
  MOMENTUM_NAMES,
  OPTIMIZER_NAMES,
  type TrainingSettings,
  type Usual,
  type Usuals,
} from "@adjoint/experiment";
import type { DType } from "@adjoint/matrix";
import { integerFrom, integersFrom, numberFrom, oneOf, wrap } from "@adjoint/terminal";
import { type Command, Option, type OutputConfiguration } from "commander";
import { modelFile } from "./model-file.js";

const DTYPES: readonly DType[] = ["float64", "float32"];

/** How a training runs and where it is kept, beside what decides its bits. */
export interface RunOptions {
  readonly epochs: number;
  /** Rows per step. @default all of them */
  readonly batchSize: number | undefined;
  readonly json: boolean;
  /** The file that the training is saved in. */
  readonly save: string | undefined;
  /** The file of the training that goes on. */
  readonly load: string | undefined;
}

/** What commander makes of the options that all trainings share. */
interface Flags extends Omit<TrainingSettings, keyof Usual>, Partial<Usual> {
  readonly epochs: number;
  readonly batchSize?: number;
  readonly json?: boolean;
  readonly save?: string;
  readonly load?: string;
}

/** What options are where they are not given. */
export interface Defaults {
  readonly hidden: readonly number[];
  readonly activation: string;
  readonly initializer: string;
  /** The initializer, in words. */
  readonly initializerWords?: string;
  readonly loss: string;
  readonly lossNames: readonly string[];
  readonly usuals: Usuals;
  readonly epochs: number;
  /** What epochs are if it depends, in words. */
  readonly epochsWords?: string;
  readonly batchSize?: number;
  readonly dtype: DType;
  /** What the rows are. */
  readonly rows: string;
}

/** An option, to be added to a command. */
export function option(flags: string, description: string): Option {
  return new Option(flags, description);
}

/** Gives `command` the options that all trainings share. */
export function addTrainingOptions(command: Command, defaults: Defaults): void {
  const { hidden, initializer, usuals, rows } = defaults;
  const options = [
    option("--hidden <sizes>", "units of each hidden layer, such as 64 or 64,32")
      .argParser(integersFrom(1, 4096))
      .default(hidden, hidden.join(",")),
    option("--activation <name>", "after each hidden layer; see below")
      .argParser(oneOf(ACTIVATION_NAMES))
      .default(defaults.activation, defaults.activation),
    option("--initializer <name>", "of the weights; see below")
      .argParser(oneOf(INITIALIZER_NAMES))
      .default(initializer, defaults.initializerWords ?? initializer),
    option("--loss <name>", "what is to become small; see below")
      .argParser(oneOf(defaults.lossNames))
      .default(defaults.loss, defaults.loss),
    option("--optimizer <name>", "what moves the weights; see below")
      .argParser(oneOf(OPTIMIZER_NAMES))
      .default("adam", "adam"),
    option(
      "--learning-rate <rate>",
      usualIn("of the first step", "learningRate", usuals),
    ).argParser(numberFrom(0)),
    option("--decay <rate>", usualIn("rate / (1 + decay * step)", "decay", usuals)).argParser(
      numberFrom(0),
    ),
    option("--momentum <share>", momentumIn(usuals)).argParser(numberFrom(0, 1)),
    option("--epochs <count>", `times that every ${rows} is seen`)
      .argParser(integerFrom(1, 1e9))
      .default(defaults.epochs, defaults.epochsWords ?? String(defaults.epochs)),
    batchSizeOption(defaults),
    option("--seed <number>", "of data and weights, as NumPy's")
      .argParser(integerFrom(0, 2 ** 32 - 1))
      .default(0),
    option("--dtype <name>", "number format").choices(DTYPES).default(defaults.dtype),
    option("--save <file>", "keep the training in a .safetensors or .json file").argParser(
      modelFile,
    ),
    option("--load <file>", "go on with the training that a file keeps").argParser(modelFile),
    option("--json", "print one JSON object a line, and nothing else"),
  ];
  for (const each of options) command.addOption(each);
  command.addHelpText("after", ({ command: own }) =>
    namesIn(own.configureOutput(), defaults.lossNames),
  );
}

function batchSizeOption({ batchSize, rows }: Defaults): Option {
  const all = batchSize === undefined ? " (default: all of them)" : "";
  return option("--batch-size <count>", `${rows}s per step${all}`)
    .argParser(integerFrom(1, 1e9))
    .default(batchSize);
}

/** The names that options choose from, a paragraph for each, as wide as the help. */
function namesIn({ getOutHelpWidth }: OutputConfiguration, losses: readonly string[]): string {
  const width = getOutHelpWidth?.() ?? 80;
  const paragraph = (title: string, names: readonly string[]) =>
    `\n${wrap(`${title}: ${names.join(", ")}`, width, 2)}`;
  return [
    paragraph("Activations", ACTIVATION_NAMES),
    paragraph("Initializers", INITIALIZER_NAMES),
    paragraph("Losses", losses),
    paragraph("Optimizers", OPTIMIZER_NAMES),
  ].join("");
}

function usualIn(what: string, key: "learningRate" | "decay", { named, others }: Usuals): string {
  const apart = Object.entries(named).filter(([, usual]) => usual[key] !== others[key]);
  const all = apart.map(([name, usual]) => `${usual[key]} for ${name}`);
  const rest = all.length === 0 ? `${others[key]}` : `else ${others[key]}`;
  return `${what} (default: ${[...all, rest].join(", ")})`;
}

function momentumIn({ named }: Usuals): string {
  const whose = MOMENTUM_NAMES.length > 1 ? " for sgd" : "";
  return `of ${MOMENTUM_NAMES.join(", ")} (default: ${named.sgd?.momentum}${whose})`;
}

/** Reads the options that all trainings share; what contradicts itself is the command's error. */
export function readTrainingOptions(
  command: Command,
  { usuals }: Defaults,
): TrainingSettings & RunOptions {
  const flags: Flags = command.opts();
  const usual = usuals.named[flags.optimizer] ?? usuals.others;
  if (flags.momentum !== undefined && !MOMENTUM_NAMES.includes(flags.optimizer)) {
    const having = MOMENTUM_NAMES.join(" or ");
    command.error(`error: option '--momentum <share>' needs '--optimizer ${having}'`);
  }
  return {
    hidden: flags.hidden,
    activation: flags.activation,
    initializer: flags.initializer,
    loss: flags.loss,
    optimizer: flags.optimizer,
    learningRate: flags.learningRate ?? usual.learningRate,
    decay: flags.decay ?? usual.decay,
    momentum: flags.momentum ?? usual.momentum,
    seed: flags.seed,
    dtype: flags.dtype,
    epochs: flags.epochs,
    batchSize: flags.batchSize,
    // It may stand before a command's name, too.
    json: command.optsWithGlobals<Flags>().json ?? false,
    save: flags.save,
    load: flags.load,
  };
}
