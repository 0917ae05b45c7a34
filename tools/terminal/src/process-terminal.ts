import { stopSignal } from "./stop-signal.js";
import type { Terminal } from "./terminal.js";

/** The terminal of this process. A reader that has seen enough (`| head`) is no error. */
export function processTerminal(): Terminal {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    signal: stopSignal(),
  };
}
