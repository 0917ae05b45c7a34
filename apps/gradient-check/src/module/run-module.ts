import { fork } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Check, Finding } from "../check/types.js";
import type { Progress } from "../progress.js";
import type { Job, Message, Note, Skipped } from "./messages.js";

/** What became of a module; `error` where it could not be checked. */
export interface ModuleResult {
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
  readonly skipped: readonly Skipped[];
  readonly error?: string;
}

/** How a process ended before it was done with the module. */
interface End {
  readonly error: string;
  /** The export it was at, where that one ended it. */
  readonly at?: string | undefined;
}

/**
 * Checks a module in a process of its own, which is ended when a step takes too long. An export
 * that takes too long, or ends the process, becomes an error of its own; the others are checked in
 * another process.
 */
export async function runModule(
  job: Job,
  seconds: number,
  signal: AbortSignal,
  progress: Progress,
): Promise<ModuleResult> {
  const messages: Message[] = [];
  const lost: Check[] = [];
  for (;;) {
    const done = [...new Set(messages.flatMap(exportIn))];
    const end = await runProcess({ ...job, done }, seconds, signal, progress, messages);
    if (end === undefined) break;
    const { error, at: name } = end;
    if (name === undefined) return { ...resultOf(messages, lost), error };
    const place = { inputs: "", shape: [0, 0] as const, extra: false, milliseconds: 0 };
    lost.push({ name, ...place, verdict: "error", error });
  }
  return resultOf(messages, lost);
}

function exportIn(message: Message): readonly string[] {
  return message.type === "about" && message.name !== undefined ? [message.name] : [];
}

function resultOf(messages: readonly Message[], lost: readonly Check[]): ModuleResult {
  return {
    checks: [...messages.flatMap((each) => (each.type === "check" ? [each.check] : [])), ...lost],
    findings: messages.flatMap((each) => (each.type === "findings" ? each.findings : [])),
    notes: messages.flatMap((each) => (each.type === "note" ? [each.note] : [])),
    skipped: messages.flatMap((each) => (each.type === "skipped" ? [each.skipped] : [])),
  };
}

/** One process; what it tells goes into `messages`. */
function runProcess(
  job: Job,
  seconds: number,
  signal: AbortSignal,
  progress: Progress,
  messages: Message[],
): Promise<End | undefined> {
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
  let about = "starting";
  let at: string | undefined;
  return new Promise((resolve) => {
    let finished = false;
    let timer = setTimeout(expire, 1000 * seconds);
    signal.addEventListener("abort", stop);
    child.on("message", (message: Message) => {
      clearTimeout(timer);
      timer = setTimeout(expire, 1000 * seconds);
      messages.push(message);
      if (message.type === "about") {
        about = message.text;
        at = message.name;
        progress.about(about);
      } else if (message.type === "check") progress.step();
      else if (message.type === "done") finish(undefined);
      else if (message.type === "error") finish({ error: message.text });
    });
    child.on("error", (error) => finish({ error: `cannot start a process: ${error.message}` }));
    child.on("exit", (code, killedBy) => {
      const how = killedBy ?? `exit code ${code}`;
      finish({ error: `while ${about}: the module ended the process (${how})`, at });
    });
    child.send(job, () => {});

    function expire(): void {
      const error = `while ${about}: nothing came back within ${seconds} s (--timeout)`;
      finish({ error, at });
    }
    function stop(): void {
      finish({ error: "stopped" });
    }
    function finish(end: End | undefined): void {
      if (finished) return;
      finished = true;
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      child.kill("SIGKILL");
      resolve(end);
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
