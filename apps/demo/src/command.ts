import { commandLine, integerFrom, runCommandLine, type Terminal } from "@adjoint/terminal";
import type { Command } from "commander";
import manifest from "../package.json" with { type: "json" };
import { runNotebook } from "./notebook-command.js";
import { addOptions, readOptions } from "./options.js";
import { runTrain } from "./train-command.js";
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
    .description("Trains a small network on points in the plane, and shows what it learned.")
    .version(manifest.version, "--version", "print the version")
    .helpCommand(false)
    .enablePositionalOptions();
  addOptions(program);
  program.action(async () => {
    exitCode = await runTrain(readOptions(program), terminal);
  });
  program
    .command("notebook")
    .description("replay the notebook step by step: both backward passes, every printed digit")
    .option("--json", "print one JSON object a line, and nothing else")
    .action((_, notebook: Command) => {
      rejectTrainingOptions(program, notebook);
      exitCode = runNotebook({ json: notebook.optsWithGlobals().json === true }, terminal);
    });
  program
    .command("web")
    .description("build the playground, a page to watch a network learn, and serve it here")
    .option("--port <number>", "where; another one if it is in use", integerFrom(1, 65535), 5180)
    .action(async (options: { readonly port: number }, web: Command) => {
      rejectTrainingOptions(program, web);
      exitCode = await runWeb(options.port, terminal);
    });
  const usage = await runCommandLine(program, argv, terminal);
  return usage || exitCode;
}

/** Options of training before another command would be without effect. */
function rejectTrainingOptions(program: Command, command: Command): void {
  for (const option of program.options) {
    const given = program.getOptionValueSource(option.attributeName()) === "cli";
    const isShared = command.options.some(({ long }) => long === option.long);
    if (given && !isShared) {
      program.error(`error: option '${option.flags}' does not apply to ${command.name()}`);
    }
  }
}
