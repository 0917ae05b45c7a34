import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Answer, Job, Request } from "./protocol.js";
import type { SampleLimits } from "./repeat.js";

/** A request without its id. */
type Message = Request extends infer R ? (R extends Request ? Omit<R, "id"> : never) : never;

/** What every kind of answer may hold. */
interface Fields {
  readonly version: string;
  readonly workloads: readonly string[];
  readonly check: readonly number[];
  readonly repetitions: number;
  readonly seconds: number;
}

/** A process that repeats jobs. */
export interface Server {
  readonly describe: () => Promise<Pick<Fields, "version" | "workloads">>;
  readonly prepare: (
    job: Job,
    limits: SampleLimits,
  ) => Promise<{
    readonly check: readonly number[];
    readonly sample: () => Promise<number>;
    readonly release: () => Promise<void>;
  }>;
  readonly close: () => void;
}

/** How a server is started. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a server. When it cannot be started, or ends, its requests are rejected with the reason. */
export function connect({ file, args, env }: Command): Server {
  const child = spawn(file, args, {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  const ask = requester(child);
  let keys = 0;
  return {
    describe: () => ask({ action: "describe" }),
    prepare: async (job, limits) => {
      const key = keys++;
      const { check } = await ask({ action: "prepare", key, job, ...limits });
      return {
        check,
        sample: async () => (await ask({ action: "sample", key })).seconds,
        release: async () => {
          await ask({ action: "release", key });
        },
      };
    },
    close: () => {
      child.stdin?.end();
      child.kill();
    },
  };
}

function requester(child: ChildProcess): (message: Message) => Promise<Fields> {
  const waiting = new Map<
    number,
    { resolve: (fields: Fields) => void; reject: (error: Error) => void }
  >();
  let ids = 0;
  let complaints = "";
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  child.stderr?.on("data", (chunk) => {
    complaints = `${complaints}${chunk}`.slice(-2000);
  });
  // Writing to one that has ended fails here as well; the reason is told by its end.
  child.stdin?.on("error", () => {});
  child.on("error", end);
  child.on("close", (code, signal) => {
    end(new Error(lastLine(complaints) ?? `the process ended with ${signal ?? code}`));
  });
  createInterface({ input: child.stdout! }).on("line", (line) => {
    const answer = JSON.parse(line) as Answer;
    const request = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("error" in answer) request?.reject(new Error(answer.error));
    else request?.resolve(answer as unknown as Fields);
  });
  return (message) =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) return reject(ended);
      const id = ids++;
      waiting.set(id, { resolve, reject });
      child.stdin?.write(`${JSON.stringify({ id, ...message })}\n`);
    });
}

/** What a process said at its end, where the reason of an uncaught error stands. */
function lastLine(text: string): string | undefined {
  const lines = text.split("\n").map((line) => line.trim());
  return (
    lines.find((line) => /^\w*Error: /.test(line)) ?? lines.filter((line) => line !== "").at(-1)
  );
}
