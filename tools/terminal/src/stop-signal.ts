/** One press of Ctrl-C may arrive more than once: from the terminal, and from each npm and pnpm above. */
const SAME_PRESS_MILLISECONDS = 1000;

/**
 * A signal that is aborted by Ctrl-C or a request to terminate, with the exit code that shells
 * expect as its reason. A second press, a second later, ends the process at once.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let firstAt: number | undefined;
  const stop = (exitCode: number) => () => {
    const now = performance.now();
    firstAt ??= now;
    if (now - firstAt > SAME_PRESS_MILLISECONDS) process.exit(exitCode);
    controller.abort(exitCode);
  };
  process.on("SIGINT", stop(130));
  process.on("SIGTERM", stop(143));
  return controller.signal;
}
