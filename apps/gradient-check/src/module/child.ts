// Runs in a process of its own: what it loads may throw, loop or exit.
import { checkModule } from "./check-module.js";
import type { Job, Message } from "./messages.js";
import { ModuleError } from "./module-error.js";

// Listening keeps this process alive, even where the module waits for nothing that will come.
process.on("message", async (job: Job) => {
  const send = (message: Message) =>
    new Promise<void>((sent) => {
      process.send?.(message, () => sent());
    });
  let about = "starting";
  try {
    for await (const message of checkModule(job)) {
      if (message.type === "about") about = message.text;
      await send(message);
    }
    await send({ type: "done" });
  } catch (error) {
    const text = describeError(error, job.path);
    await send({
      type: "error",
      text: error instanceof ModuleError ? text : `while ${about}: ${text}`,
    });
  }
  // What the module left running does not keep this process alive.
  process.exit(0);
});

/** What went wrong, and where in the module; the frames in between say nothing to its author. */
function describeError(error: unknown, path: string): string {
  if (error instanceof ModuleError) return error.message;
  if (!(error instanceof Error)) return `it threw ${String(error)}`;
  const frame = error.stack
    ?.split("\n")
    .find((line) => line.includes(path) && !line.includes("data:"));
  return `${error.name}: ${error.message}${frame === undefined ? "" : `\n${frame}`}`;
}
