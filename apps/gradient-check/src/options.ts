import type { DType } from "@adjoint/matrix";
import { integerFrom, numberFrom } from "@adjoint/terminal";
import { type Command, Option } from "commander";

const DTYPES: readonly DType[] = ["float64", "float32"];

/** What commander makes of the command line. */
export interface Options {
  readonly export: readonly string[];
  readonly filter?: string;
  readonly seed: number;
  readonly dtype: DType;
  readonly tolerance?: number;
  readonly timeout: number;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly html?: string;
  /** Less time for times, for tests. */
  readonly quick?: boolean;
}

/** Gives `command` its options. */
export function addOptions(command: Command): void {
  const add = (flags: string, description: string) => new Option(flags, description);
  const options = [
    add("--export <name>", "check this export of the module; may be given again")
      .argParser((name: string, names: readonly string[]) => [...names, name])
      .default([], "all that can be checked"),
    add("--filter <text>", "of the catalogue, only what has this in its name"),
    add("--seed <number>", "of every random input")
      .argParser(integerFrom(0, 2 ** 32 - 1))
      .default(0),
    add("--dtype <name>", "number format").choices(DTYPES).default("float64"),
    add(
      "--tolerance <share>",
      "relative error that passes (default: 1e-6; float32 1e-5 or 1e-2)",
    ).argParser(numberFrom(0, 1)),
    add("--timeout <seconds>", "that loading the module, or one check, may take")
      .argParser(numberFrom(0.1, 1e6))
      .default(60),
    add("--json", "print one JSON object, and nothing else").conflicts("markdown"),
    add("--markdown", "print Markdown, for pull requests"),
    add("--html <file>", "write a page with plots, too"),
    add("--quick", "spend little time on measuring time").hideHelp(),
  ];
  for (const option of options) command.addOption(option);
}
