import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "./run-command.mjs";

const SERVER = join(root, "apps/bench/dist/servers/node-server.js");
const LIMITS = { sampleMilliseconds: 1, warmMilliseconds: 1, longestMilliseconds: 5000 };

/** What the benchmarks time runs from dist, and reads files beside it: a job that needs one must still find it. */
export async function builtBench() {
  const params = { dtype: "float32", operations: 1000 };
  const job = { workload: "ceiling", params, inputs: {} };
  const answer = await ask({ id: 0, action: "prepare", key: 0, job, ...LIMITS });
  return answer.repetitions > 0 ? [] : [`${SERVER} answers ${JSON.stringify(answer)}`];
}

/** The first answer of a server of our own packages; what it says on stderr, where there is none. */
function ask(request) {
  return new Promise((resolve) => {
    const server = spawn(process.execPath, [SERVER, "adjoint"]);
    let complaints = "";
    server.stderr.on("data", (text) => {
      complaints += text;
    });
    createInterface({ input: server.stdout }).once("line", (line) => {
      resolve(JSON.parse(line));
      server.kill();
    });
    server.on("close", () => resolve({ error: complaints }));
    server.stdin.end(`${JSON.stringify(request)}\n`);
  });
}
