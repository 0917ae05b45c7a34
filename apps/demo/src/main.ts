import { run } from "./command.js";
import { stopSignal } from "./stop-signal.js";

// A reader that has seen enough (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

// The exit code is set, not exited with: what is still on its way to a pipe gets there.
process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: stopSignal(),
});
