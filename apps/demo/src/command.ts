import type { Terminal } from "@adjoint/terminal";
import { Command, CommanderError } from "commander";
import manifest from "../package.json" with { type: "json" };
import { runNotebook } from "./notebook-command.js";
import { addOptions, readOptions } from "./options.js";
import { runTrain } from "./train-command.js";

/** Exit code of a wrong option or value. */
const USAGE_ERROR = 2;

/**
 * Runs the demo's command line.
 *
 * @param argv the arguments, without `node` and the script
 * @param terminal where everything is written
 * @returns the exit code: 0, 2 for a wrong option or value, or that of the signal that stopped it
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = 0;
  const program = new Command("npm start --")
    .description("Trains a small network on the spiral, and shows what it learned.")
    .version(manifest.version, "--version", "print the version")
    .helpOption("--help", "print this help")
    .helpCommand(false)
    .showHelpAfterError("(npm start -- --help lists the options)")
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      getOutHelpWidth: () => terminal.stdout.columns ?? 80,
      getErrHelpWidth: () => terminal.stderr.columns ?? 80,
    });
  addOptions(program);
  program.action(async () => {
    exitCode = await runTrain(readOptions(program), terminal);
  });
  program
    .command("notebook")
    .description("replay the notebook step by step: both backward passes, every printed digit")
    .option("--json", "print one JSON object a line, and nothing else")
    .action((_, notebook: Command) => {
      rejectTrainingOptions(program);
      exitCode = runNotebook({ json: notebook.optsWithGlobals().json === true }, terminal);
    });
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : USAGE_ERROR;
  }
}

/** Options of training before `notebook` would be without effect. */
function rejectTrainingOptions(program: Command): void {
  for (const option of program.options) {
    const given = program.getOptionValueSource(option.attributeName()) === "cli";
    if (given && option.long !== "--json") {
      program.error(`error: option '${option.flags}' does not apply to notebook`);
    }
  }
}
