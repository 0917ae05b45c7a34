import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const app = fileURLToPath(new URL("..", import.meta.url));

function start(...args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(
    process.execPath,
    ["--conditions=@adjoint/source", "--import", "tsx", "src/main.ts", ...args],
    { cwd: app, env: { ...process.env, NO_COLOR: "1" } },
  );
}

async function end(child: ChildProcessWithoutNullStreams) {
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const [exitCode] = await once(child, "close");
  return { exitCode, out, err };
}

describe("the process", () => {
  test("a wrong option: exit code 2, and nothing on stdout", async () => {
    const { exitCode, out, err } = await end(start("--epochs", "many"));
    expect([exitCode, out]).toEqual([2, ""]);
    expect(err).toContain("'--epochs <count>' argument 'many' is invalid");
  });

  test("a short run: exit code 0, and clean JSON", async () => {
    const { exitCode, out, err } = await end(start("--json", "--points=5", "--epochs=2"));
    expect([exitCode, err]).toEqual([0, ""]);
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).type),
    ).toEqual("start step step result".split(" "));
  });

  // Windows has no such signal to send: there, a child is ended at once.
  test.runIf(process.platform !== "win32")(
    "web: serves the playground until Ctrl-C",
    async () => {
      const child = start("web", "--port", "5190");
      const ended = end(child);
      const [chunk] = await once(child.stdout, "data");
      const [address] = String(chunk).match(/http:\/\/127\.0\.0\.1:\d+\//)!;
      const page = await fetch(address);
      expect(await page.text()).toContain("<title>Adjoint playground</title>");
      child.kill("SIGINT");
      const { exitCode, out, err } = await ended;
      expect([exitCode, err]).toEqual([0, ""]);
      expect(out).toContain("Ctrl-C ends it.");
    },
    60_000,
  );

  // Windows has no such signal to send: there, a child is ended at once.
  test.runIf(process.platform !== "win32")("Ctrl-C: the result so far, exit code 130", async () => {
    const child = start("--epochs", "100000000");
    const ended = end(child);
    await once(child.stdout, "data");
    child.kill("SIGINT");
    // The terminal, npm and pnpm may each pass the same key press on.
    child.kill("SIGINT");
    const { exitCode, out, err } = await ended;
    expect([exitCode, err]).toEqual([130, ""]);
    expect(out).toMatch(/Stopped after \d+ of 100000000 epochs/);
    expect(out).toContain("points: letters; regions: blank A");
  });

  test("a reader that has seen enough ends it quietly", async () => {
    const child = start("--json", "--points=5", "--epochs=100000000");
    await once(child.stdout, "data");
    child.stdout.destroy();
    const { exitCode, err } = await end(child);
    expect([exitCode, err]).toEqual([0, ""]);
  });
});
