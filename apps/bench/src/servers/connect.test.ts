import { afterEach, expect, test } from "vitest";
import { type Command, connect, type Server } from "./connect.js";

const job = { workload: "any", params: {}, inputs: {} };
const limits = { sampleMilliseconds: 1, warmMilliseconds: 1, longestMilliseconds: 1 };
const opened: Server[] = [];

afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

function open(command: Command): Server {
  const server = connect(command);
  opened.push(server);
  return server;
}

const node = (code: string): Command => ({ file: process.execPath, args: ["-e", code] });

/** Answers every line with the same fields. */
const answering = (fields: object) =>
  node(`require("node:readline").createInterface({ input: process.stdin }).on("line", (line) =>
    console.log(JSON.stringify({ id: JSON.parse(line).id, ...${JSON.stringify(fields)} })));`);

test("requests are answered over stdin and stdout", async () => {
  const server = open(answering({ version: "9", workloads: [], check: [1], seconds: 0.5 }));
  expect(await server.describe()).toMatchObject({ version: "9" });
  const { check, sample } = await server.prepare(job, limits);
  expect([check, await sample()]).toEqual([[1], 0.5]);
});

test("an error that is answered is the caller's", async () => {
  await expect(open(answering({ error: "no float64" })).describe()).rejects.toThrow("no float64");
});

test("a command that is not there is told", async () => {
  const server = open({ file: "no-such-command-anywhere", args: [] });
  await expect(server.describe()).rejects.toThrow("ENOENT");
});

test("a process that ends tells why, then and afterwards", async () => {
  const server = open(node(`throw new Error("No module named 'torch'")`));
  await expect(server.describe()).rejects.toThrow("Error: No module named 'torch'");
  await expect(server.describe()).rejects.toThrow("No module named 'torch'");
});
