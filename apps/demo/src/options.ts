import type { DType } from "@adjoint/matrix";
import { integerFrom, integersFrom, numberFrom } from "@adjoint/terminal";
import { type Command, Option } from "commander";

const ACTIVATIONS = ["relu"] as const;
const OPTIMIZERS = ["adam", "sgd"] as const;
const DTYPES: readonly DType[] = ["float64", "float32"];

/** What the book uses with each optimizer, where nothing else is asked for. */
const BOOK = {
  adam: { learningRate: 0.05, decay: 5e-7, momentum: 0 },
  sgd: { learningRate: 1, decay: 1e-3, momentum: 0.9 },
} as const;

/** What commander makes of the command line. */
interface Flags {
  readonly points: number;
  readonly classes: number;
  readonly noise: number;
  readonly hidden: readonly number[];
  readonly activation: (typeof ACTIVATIONS)[number];
  readonly optimizer: (typeof OPTIMIZERS)[number];
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
export interface Options extends Required<Omit<Flags, "batchSize">> {
  /** Rows per step. @default all of them */
  readonly batchSize: number | undefined;
}

/** Gives `command` the options of training. */
export function addOptions(command: Command): void {
  const add = (flags: string, description: string) => new Option(flags, description);
  const options = [
    add("--points <count>", "points per class").argParser(integerFrom(1, 1e5)).default(100),
    // A class is a letter in the drawing.
    add("--classes <count>", "arms of the spiral").argParser(integerFrom(1, 26)).default(3),
    add("--noise <deviation>", "noise of the spiral's angle").argParser(numberFrom(0)).default(0.2),
    add("--hidden <sizes>", "units of each hidden layer, such as 64 or 64,32")
      .argParser(integersFrom(1, 4096))
      .default([64], "64"),
    add("--activation <name>", "after each hidden layer").choices(ACTIVATIONS).default("relu"),
    add("--optimizer <name>", "what moves the weights").choices(OPTIMIZERS).default("adam"),
    add("--learning-rate <rate>", bookDefault("of the first step", "learningRate")).argParser(
      numberFrom(0),
    ),
    add("--decay <rate>", bookDefault("rate / (1 + decay * step)", "decay")).argParser(
      numberFrom(0),
    ),
    add("--momentum <share>", `sgd only (default: ${BOOK.sgd.momentum})`).argParser(
      numberFrom(0, 1),
    ),
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
}

function bookDefault(what: string, key: "learningRate" | "decay"): string {
  return `${what} (default: ${BOOK.adam[key]} for adam, ${BOOK.sgd[key]} for sgd)`;
}

/** Reads the options of training from a parsed command; what contradicts itself is its error. */
export function readOptions(command: Command): Options {
  const flags: Flags = command.opts();
  const book = BOOK[flags.optimizer];
  if (flags.momentum !== undefined && flags.optimizer !== "sgd") {
    command.error("error: option '--momentum <share>' needs '--optimizer sgd'");
  }
  return {
    ...flags,
    learningRate: flags.learningRate ?? book.learningRate,
    decay: flags.decay ?? book.decay,
    momentum: flags.momentum ?? book.momentum,
    batchSize: flags.batchSize,
    json: flags.json ?? false,
  };
}
