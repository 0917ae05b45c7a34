import { processTerminal } from "@adjoint/terminal";
import { run } from "./command.js";

// The exit code is set, not exited with: what is still on its way to a pipe gets there.
process.exitCode = await run(process.argv.slice(2), processTerminal());
