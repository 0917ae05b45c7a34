import { createInterface } from "node:readline";
import type { Answer, Peer, Prepared, Request } from "./protocol.js";
import { calibrate, kept, repeat } from "./repeat.js";

/** An answer without the id of its request. */
type Body = Answer extends infer A ? (A extends Answer ? Omit<A, "id"> : never) : never;

/** Answers requests, one after another; what it keeps of them is in the closure. */
export function responder(peer: Peer): (request: Request) => Promise<Answer> {
  const ready = new Map<number, { prepared: Prepared; repetitions: number }>();
  const act = async (request: Request): Promise<Body> => {
    switch (request.action) {
      case "describe":
        return { version: peer.version, workloads: Object.keys(peer.workloads) };
      case "prepare": {
        const prepare = peer.workloads[request.job.workload];
        if (prepare === undefined) throw new Error(`no such operation`);
        const prepared = await prepare(request.job);
        const check = await prepared.check();
        const repetitions = await calibrate(prepared, request);
        ready.set(request.key, { prepared, repetitions });
        return { check, repetitions };
      }
      case "sample": {
        const { prepared, repetitions } = ready.get(request.key)!;
        return { seconds: await repeat(prepared, repetitions) };
      }
      case "release": {
        kept.result = undefined;
        ready.get(request.key)?.prepared.release?.();
        ready.delete(request.key);
        return { released: true };
      }
    }
  };
  return async (request) => {
    try {
      return { id: request.id, ...(await act(request)) } as Answer;
    } catch (error) {
      return { id: request.id, error: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** Serves a peer over stdin and stdout, a line of JSON each way, until stdin ends. */
export async function serve(peer: Peer): Promise<void> {
  // Libraries greet on the console, which is the answers' way.
  const write = process.stdout.write.bind(process.stdout);
  console.log = console.info = console.warn = console.error;
  const respond = responder(peer);
  for await (const line of createInterface({ input: process.stdin })) {
    write(`${JSON.stringify(await respond(JSON.parse(line) as Request))}\n`);
  }
}
