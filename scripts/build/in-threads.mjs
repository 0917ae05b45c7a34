import { once } from "node:events";
import { Worker } from "node:worker_threads";

const THREADS = 2;
/** The compiler parses its whole library for each module: in less room, a third of the time goes into collecting garbage. */
const YOUNG_MEGABYTES = 192;

/** Has threads build the modules, each the next one that waits; `done(module, bytes)` is called after each, if given. */
export async function buildInThreads(modules, done) {
  const threads = Array.from({ length: THREADS }, startThread);
  const waiting = [...modules];
  try {
    await Promise.all(
      threads.map(async (thread) => {
        for (let module = waiting.shift(); module; module = waiting.shift()) {
          thread.postMessage(module);
          const [{ bytes, error }] = await once(thread, "message");
          if (error) throw Object.assign(new Error(error.message), error);
          done?.(module, bytes);
        }
      }),
    );
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** Without this process's options, which may ask for a build themselves. */
function startThread() {
  return new Worker(new URL("./build-thread.mjs", import.meta.url), {
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
}
