import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { experiment } from "@adjoint/experiment";
import { fakeTerminal } from "@adjoint/terminal/testing";
import { readSafetensors } from "@adjoint/weights";
import { saveFile } from "@adjoint/weights/node";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../command.js";

const folder = mkdtempSync(join(tmpdir(), "adjoint-demo-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string) => join(folder, name);

async function runWith(...args: readonly string[]) {
  const terminal = fakeTerminal();
  const exitCode = await run(args, terminal);
  return { exitCode, out: terminal.written(), err: terminal.complaints() };
}

const TINY = ["--points=6", "--hidden=4", "--batch-size=4"];

/** What a file keeps, its weights and all that belongs to them. */
const kept = (name: string) => readSafetensors(readFileSync(file(name)));

describe.each([
  ["points", TINY, ["--epochs=3"], ["--epochs=7"]],
  ["full batches", ["moons", "--points=6"], ["--epochs=3"], ["--epochs=7"]],
  ["a curve", ["regression", "--hidden=4"], ["--epochs=3"], ["--epochs=7"]],
  ["digits", ["digits", "--hidden=4"], ["--epochs=1"], ["--epochs=2"]],
  [
    "digits, with dropout",
    ["digits", "--network=conv", "--batch-size=300"],
    ["--epochs=1"],
    ["--epochs=2"],
  ],
])("%s", (name, args, some, all) => {
  test("saved and loaded, it has the bits of a training that never stopped", async () => {
    const [part, rest, whole] = ["part", "rest", "whole"].map(
      (each) => `${name.replaceAll(/\W/g, "")}-${each}.safetensors`,
    ) as [string, string, string];
    const first = await runWith(...args, ...some, "--save", file(part));
    expect([first.exitCode, first.err]).toEqual([0, ""]);
    expect(first.out).toContain(`Saved in ${file(part)}: --load ${file(part)} goes on.`);
    const then = await runWith(...args, ...all, "--load", file(part), "--save", file(rest));
    expect([then.exitCode, then.err]).toEqual([0, ""]);
    expect(then.out).toMatch(/^Trained from epoch \d to \d in /m);
    await runWith(...args, ...all, "--save", file(whole));
    expect(kept(rest)).toEqual(kept(whole));
  });
});

test("a training that is done is shown at once", async () => {
  const path = file("done.json");
  await runWith(...TINY, "--epochs=2", "--save", path);
  const { exitCode, out } = await runWith(...TINY, "--epochs=2", "--load", path);
  expect(exitCode).toBe(0);
  expect(out).toContain(`goes on    from ${path}\n`);
  expect(out).toContain("Nothing is left to train: 2 epochs of 2 done.\n");
});

test("weights without a training are what one begins with", async () => {
  const path = file("weights.json");
  const { network } = experiment({
    data: "spiral",
    points: 6,
    classes: 3,
    noise: 0.2,
    hidden: [4],
    activation: "relu",
    initializer: "normal",
    loss: "softmaxCrossEntropy",
    optimizer: "adam",
    learningRate: 0.05,
    decay: 0,
    momentum: undefined,
    seed: 3,
    dtype: "float64",
  });
  await saveFile(path, network);
  const { exitCode, out } = await runWith(...TINY, "--epochs=2", "--load", path);
  expect(exitCode).toBe(0);
  expect(out).toContain("Trained for 2 epochs in ");
});

describe("what cannot be loaded: a sentence on stderr, nothing on stdout, exit code 2", () => {
  const refused = async (args: readonly string[], ...words: readonly string[]) => {
    const { exitCode, out, err } = await runWith(...args);
    expect([exitCode, out]).toEqual([2, ""]);
    expect(err).toMatch(/^error: cannot load .*\n$/);
    for (const word of words) expect(err).toContain(word);
  };

  test("another file, and one that is cut", async () => {
    const path = file("broken.safetensors");
    writeFileSync(path, "no such thing");
    await refused([...TINY, "--load", path], "broken.safetensors: ");
    await runWith(...TINY, "--epochs=1", "--save", path);
    const whole = readFileSync(path);
    for (const length of [0, 7, 100, whole.length - 1]) {
      writeFileSync(path, whole.subarray(0, length));
      await refused([...TINY, "--load", path], "broken.safetensors: ");
    }
  });

  test("a model of another shape, of other options, of another command", async () => {
    const path = file("model.safetensors");
    await runWith(...TINY, "--epochs=1", "--save", path);
    await refused(
      [...TINY, "--hidden=5", "--load", path],
      'another network: "0.weights" is [2, 4], and must be [2, 5]',
    );
    await refused(
      [...TINY, "--seed=1", "--noise=0.3", "--load", path],
      "has noise 0.2, not 0.3; seed 0, not 1. Give the options of then",
    );
    await refused(["digits", "--load", path], "another network");
  });

  test("a folder, and a state of something else", async () => {
    const path = file("other.json");
    await refused([...TINY, "--load", join(folder, "nothing.json")], "there is no such file");
    await runWith(...TINY, "--epochs=1", "--save", path);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace('"settings"', '"setting"'));
    await refused([...TINY, "--load", path], "its state is not that of a training of this command");
    writeFileSync(path, text.replace(/"batch": ?\d+/, '"batch": 0.5'));
    await refused([...TINY, "--load", path], "batch must be an integer");
  });
});

test("a training that is stopped is saved as well", async () => {
  const terminal = fakeTerminal({ signal: AbortSignal.abort(130) });
  const path = file("stopped.safetensors");
  expect(await run([...TINY, "--epochs=3", "--save", path], terminal)).toBe(130);
  const { err } = await runWith(...TINY, "--epochs=3", "--load", path, "--save", path);
  expect(err).toBe("");
  await runWith(...TINY, "--epochs=3", "--save", file("never.safetensors"));
  expect(kept("stopped.safetensors")).toEqual(kept("never.safetensors"));
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});
