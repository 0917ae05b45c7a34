#!/usr/bin/env node
import { processTerminal } from "@adjoint/terminal";
import { run } from "./command.js";

// `npm run` starts this at the root of the repository: files are meant from where the command was given.
const { INIT_CWD } = process.env;
if (import.meta.url.endsWith(".ts") && INIT_CWD !== undefined) process.chdir(INIT_CWD);

// The exit code is set, not exited with: what is still on its way to a pipe gets there.
process.exitCode = await run(process.argv.slice(2), processTerminal());
