import { processTerminal } from "@adjoint/terminal";
import { run } from "./command.js";

const terminal = processTerminal();
const { signal } = terminal;
// Exits, so that what is to be removed at the end is removed.
signal.addEventListener("abort", () => process.exit(Number(signal.reason)));

process.exitCode = await run(process.argv.slice(2), terminal);
