import { nearestWord } from "@adjoint/checks";
import { Command, CommanderError, Help } from "commander";
import type { Output, Terminal } from "./terminal.js";
import { textWidthOf } from "./terminal.js";
import { wrap } from "./wrap.js";

/** Exit code of a wrong option or value. */
const USAGE_ERROR = 2;

/** Fewer columns beside the options are too few for their descriptions, which then go below. */
const NARROW = 30;

/** A command whose help and errors go to `terminal`, broken between words: to be run by `runCommandLine`. */
export function commandLine(name: string, terminal: Terminal): Command {
  const columns = ({ columns = 80 }: Output) => columns;
  return new Command(name)
    .helpOption("--help", "print this help")
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureHelp({ minWidthToWrap: 1, formatItem })
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      // The error itself is written when it is known what else there is to say.
      outputError: () => {},
      getOutHelpWidth: () => columns(terminal.stdout),
      getErrHelpWidth: () => columns(terminal.stderr),
    });
}

/**
 * Parses the arguments and runs what they ask for. A mistake is written to stderr, with the word
 * that was meant where one is near.
 *
 * @param argv the arguments, without `node` and the script
 * @returns 0, or 2 for a wrong option or value; whatever else is the actions' business
 */
export async function runCommandLine(
  command: Command,
  argv: readonly string[],
  { stderr }: Terminal,
): Promise<number> {
  try {
    await command.parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    const text = `${describe(error, command)}\n(${command.name()} --help lists the options)\n`;
    stderr.write(wrap(text, textWidthOf(stderr)));
    return USAGE_ERROR;
  }
}

function describe({ code, message }: CommanderError, command: Command): string {
  const [operand = ""] = command.args;
  const chosen = command.commands.find((each) => each.name() === operand);
  if (code === "commander.unknownOption") {
    const word = /'(.*)'/.exec(message)?.[1] ?? "";
    const visible = (chosen ?? command).createHelp().visibleOptions(chosen ?? command);
    return (
      message +
      didYouMean(
        word,
        visible.map(({ long }) => long ?? ""),
      )
    );
  }
  if (code === "commander.excessArguments" && isUnknownCommand(command, chosen)) {
    const names = command.commands.map((each) => each.name());
    return `error: unknown command '${operand}'${didYouMean(operand, names)}`;
  }
  return message;
}

/** Whether an operand too many stands where a command should. */
function isUnknownCommand({ commands, registeredArguments }: Command, chosen?: Command): boolean {
  return commands.length > 0 && registeredArguments.length === 0 && chosen === undefined;
}

/** A line that names the word that was meant; nothing where none is near. */
export function didYouMean(word: string, words: readonly string[]): string {
  const nearest = nearestWord(word, words);
  return nearest === undefined ? "" : `\n(Did you mean ${nearest}?)`;
}

function formatItem(
  this: Help,
  term: string,
  termWidth: number,
  description: string,
  help: Help,
): string {
  const width = help.helpWidth ?? 80;
  if (width - termWidth >= NARROW) {
    return Help.prototype.formatItem.call(this, term, termWidth, description, help);
  }
  return wrap(`  ${term}\n      ${description}`, width);
}
