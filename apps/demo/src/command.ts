import { DATA_NAMES } from "@adjoint/experiment";
import {
  commandLine,
  didYouMean,
  integerFrom,
  runCommandLine,
  type Terminal,
} from "@adjoint/terminal";
import type { Command } from "commander";
import manifest from "../package.json" with { type: "json" };
import { addDigitsOptions, readDigitsOptions } from "./digits/digits-options.js";
import { digitsTask } from "./digits/digits-task.js";
import { runNotebook } from "./notebook-command.js";
import { addPlaneOptions, readPlaneOptions } from "./plane/plane-options.js";
import { planeTask } from "./plane/plane-task.js";
import { addRegressionOptions, readRegressionOptions } from "./regression/regression-options.js";
import { regressionTask } from "./regression/regression-task.js";
import { runTrain } from "./training/train-command.js";
import { runWeb } from "./web-command.js";

/**
 * Runs the demo's command line.
 *
 * @param argv the arguments, without `node` and the script
 * @param terminal where everything is written
 * @returns the exit code: 0, 2 for a wrong option or value, or that of the signal that stopped it
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = 0;
  const program = commandLine("npm start --", terminal)
    .description("Trains a small network, and shows what it learned.")
    .usage("[command] [options]")
    .argument("[figure]", `the points in the plane: ${DATA_NAMES.join(", ")}`)
    .version(manifest.version, "--version", "print the version")
    .helpCommand(false)
    .enablePositionalOptions();
  addPlaneOptions(program);
  program.action(async (figure: string | undefined) => {
    if (figure !== undefined) assertFigure(program, figure);
    exitCode = await runTrain(planeTask(readPlaneOptions(program, figure)), terminal);
  });
  const digits = program
    .command("digits")
    .description("read handwritten digits, and show those that are misread")
    .action(async () => {
      rejectOptionsBefore(program, digits);
      exitCode = await runTrain(digitsTask(readDigitsOptions(digits)), terminal);
    });
  addDigitsOptions(digits);
  const regression = program
    .command("regression")
    .description("learn a curve from points with noise, and draw it")
    .action(async () => {
      rejectOptionsBefore(program, regression);
      exitCode = await runTrain(regressionTask(readRegressionOptions(regression)), terminal);
    });
  addRegressionOptions(regression);
  program
    .command("notebook")
    .description("replay the notebook step by step: both backward passes, every printed digit")
    .option("--json", "print one JSON object a line, and nothing else")
    .action((_, notebook: Command) => {
      rejectOptionsBefore(program, notebook);
      exitCode = runNotebook({ json: notebook.optsWithGlobals().json === true }, terminal);
    });
  program
    .command("web")
    .description("build the playground, a page to watch a network learn, and serve it here")
    .option("--port <number>", "where; another one if it is in use", integerFrom(1, 65535), 5180)
    .action(async (options: { readonly port: number }, web: Command) => {
      rejectOptionsBefore(program, web);
      exitCode = await runWeb(options.port, terminal);
    });
  const usage = await runCommandLine(program, argv, terminal);
  return usage || exitCode;
}

/** A word that is no command must be a figure, and the only one. */
function assertFigure(program: Command, figure: string): void {
  if (!DATA_NAMES.includes(figure)) {
    const words = [...DATA_NAMES, ...program.commands.map((command) => command.name())];
    program.error(`error: unknown command '${figure}'${didYouMean(figure, words)}`);
  }
  if (program.getOptionValueSource("data") === "cli") {
    program.error(`error: '${figure}' and '--data <name>' both name a figure`);
  }
}

/** Options before a command would be without effect. */
function rejectOptionsBefore(program: Command, command: Command): void {
  for (const option of program.options) {
    if (program.getOptionValueSource(option.attributeName()) !== "cli") continue;
    const isShared = command.options.some(({ long }) => long === option.long);
    if (isShared && option.long === "--json") continue;
    const problem = isShared
      ? `must come after ${command.name()}`
      : `does not apply to ${command.name()}`;
    program.error(`error: option '${option.flags}' ${problem}`);
  }
}
