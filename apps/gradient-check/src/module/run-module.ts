import { fork } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Check } from "../check/types.js";
import type { Progress } from "../progress.js";
import type { Job, Message, Skipped } from "./messages.js";

/** What became of a module; `error` where it could not be checked to its end. */
export interface ModuleResult {
  readonly checks: readonly Check[];
  readonly skipped: readonly Skipped[];
  readonly error?: string;
}

/** Checks a module in a process of its own, which is ended when a step takes too long. */
export function runModule(
  job: Job,
  seconds: number,
  signal: AbortSignal,
  progress: Progress,
): Promise<ModuleResult> {
  const { file, execArgv } = childOf(import.meta.url);
  const child = fork(file, [], {
    execArgv,
    serialization: "advanced",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, NO_COLOR: "1" },
  });
  // What a module prints must not get between the lines of a report.
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", progress.print);
  }
  const checks: Check[] = [];
  const skipped: Skipped[] = [];
  let about = "starting";
  return new Promise((resolve) => {
    let finished = false;
    let timer = setTimeout(expire, 1000 * seconds);
    signal.addEventListener("abort", stop);
    child.on("message", (message: Message) => {
      clearTimeout(timer);
      timer = setTimeout(expire, 1000 * seconds);
      if (message.type === "about") {
        about = message.text;
        progress.about(about);
      } else if (message.type === "check") {
        checks.push(message.check);
        progress.step();
      } else if (message.type === "skipped") skipped.push(message.skipped);
      else finish(message.type === "error" ? `while ${about}: ${message.text}` : undefined);
    });
    child.on("error", (error) => finish(`cannot start a process: ${error.message}`));
    child.on("exit", (code, killedBy) => {
      finish(`while ${about}: the module ended the process (${killedBy ?? `exit code ${code}`})`);
    });
    child.send(job, () => {});

    function expire(): void {
      finish(`while ${about}: nothing came back within ${seconds} s (--timeout)`);
    }
    function stop(): void {
      finish("stopped");
    }
    function finish(error: string | undefined): void {
      if (finished) return;
      finished = true;
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      child.kill("SIGKILL");
      resolve({ checks, skipped, ...(error !== undefined && { error }) });
    }
  });
}

/** Built, the child lies beside; in the sources it needs what reads them. */
function childOf(url: string) {
  if (!url.endsWith(".ts")) return { file: fileURLToPath(new URL("child.js", url)), execArgv: [] };
  const tsx = pathToFileURL(createRequire(url).resolve("tsx")).href;
  return {
    file: fileURLToPath(new URL("child.ts", url)),
    execArgv: ["--conditions=@adjoint/source", "--import", tsx],
  };
}
