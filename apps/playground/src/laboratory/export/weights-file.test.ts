import { dense, glorotUniform } from "@adjoint/layers";
import { sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { save, saveJson } from "@adjoint/weights";
import { expect, test } from "vitest";
import type { WeightsFormat } from "../protocol.js";
import { fingerprint } from "../run/fingerprint.js";
import { type Run, startRun } from "../run/run.js";
import type { Choices } from "../settings/address.js";
import { DEFAULTS, type LabSettings } from "../settings/lab-settings.js";
import { openWeights, weightsFile } from "./weights-file.js";

const choices: Choices = {
  data: ["spiral"],
  figures: { spiral: { noise: 0.2 } },
  activation: ["tanh"],
  initializer: ["glorotUniform"],
  loss: ["softmaxCrossEntropy"],
  optimizer: ["adam"],
  normalization: ["none"],
  schedule: ["inverseTimeDecay"],
  regression: ["sine"],
  regressionLoss: ["meanSquaredError"],
  momentum: [],
};
const settings = { ...DEFAULTS, points: 10, batchSize: 7, hidden: [4] };
const bitsOf = ({ experiment: { network } }: Run) => fingerprint(network.parameters);
const go = (run: Run, steps: number) => {
  for (let i = 0; i < steps; i++) run.advance();
  return run;
};
/** More to choose from. */
const MORE: Partial<Choices> = {
  data: ["spiral", "own", "surface"],
  loss: ["softmaxCrossEntropy", "meanSquaredError"],
  normalization: ["none", "batchNorm"],
  schedule: ["inverseTimeDecay", "oneCycle"],
  regression: ["surface"],
};
const bytesOf = (file: Uint8Array | string) =>
  typeof file === "string" ? new TextEncoder().encode(file) : file;

test.each<WeightsFormat>(["safetensors", "json"])(
  "%s: a run goes on with the bits of one that was never saved, whatever is shown",
  async (format) => {
    const run = go(startRun(settings), 13);
    const file = bytesOf(weightsFile(run, format));
    const { run: later, isWhole } = await openWeights(file, DEFAULTS, choices);
    expect([isWhole, later.step(), later.epoch()]).toEqual([true, 13, run.epoch()]);
    expect(bitsOf(later)).toBe(bitsOf(run));
    expect(bitsOf(go(later, 20))).toBe(bitsOf(go(run, 20)));
    later.rewind(15);
    run.rewind(15);
    expect(bitsOf(later)).toBe(bitsOf(run));
  },
);

test.each<[string, Partial<LabSettings>]>([
  ["batch normalization and dropout", { normalization: "batchNorm", dropout: 0.2, batchSize: 10 }],
  ["a schedule and penalties", { schedule: "oneCycle", l1: 0.001, l2: 0.01 }],
  ["own points", { data: "own" }],
  ["the values of a rule", { data: "surface", loss: "meanSquaredError" }],
])("%s: a run goes on with the same bits", async (_, changes) => {
  const run = go(startRun({ ...settings, ...changes }), 13);
  const file = bytesOf(weightsFile(run, "safetensors"));
  const { run: later } = await openWeights(file, DEFAULTS, { ...choices, ...MORE });
  expect(bitsOf(go(later, 20))).toBe(bitsOf(go(run, 20)));
  expect(later.measure()).toEqual(run.measure());
});

test("a file of the start, and one of weights alone", async () => {
  const start = bytesOf(weightsFile(startRun(settings), "safetensors"));
  expect((await openWeights(start, DEFAULTS, choices)).run.step()).toBe(0);
  const random = randomState(9);
  const weights = glorotUniform;
  const network = sequential(
    dense(2, 4, { random, weights }),
    startRun(settings).experiment.stages[0]!.after!,
    dense(4, 3, { random, weights }),
  );
  for (const file of [save(network), saveJson(network)]) {
    const { run, isWhole } = await openWeights(bytesOf(file), settings, choices);
    expect([isWhole, run.step(), run.isGiven]).toEqual([false, 0, true]);
    expect(bitsOf(run)).toBe(fingerprint(network.parameters));
  }
});

const text = (words: string) => new TextEncoder().encode(words);
const json = () => JSON.parse(weightsFile(go(startRun(settings), 3), "json") as string);

test.each<[string, () => Uint8Array, RegExp]>([
  ["nothing", () => text(""), /got 0 bytes/],
  ["a text", () => text("x,y,class\n1,2,a\n"), /header|length/],
  ["JSON of something else", () => text('{"name": 1}'), /unknown name/],
  ["broken JSON", () => text('{"format": "adjoint"'), /JSON/],
  [
    "another network",
    () => bytesOf(save(dense(2, 5, { random: randomState(0) }))),
    /another network/,
  ],
  [
    "a file that is cut",
    () => (weightsFile(startRun(settings), "safetensors") as Uint8Array).subarray(0, -1),
    /./,
  ],
  ["one that is too large", () => new Uint8Array(17 * 1024 * 1024), /more than/],
  [
    "settings out of range",
    () => text(JSON.stringify({ ...json(), metadata: { "adjoint.playground": "points=1e9" } })),
    /points = 1e9/,
  ],
  [
    "weights that were changed",
    () => {
      const file = json();
      file.tensors["0.weights"].data[0] += 1;
      return text(JSON.stringify(file));
    },
    /the file says that its weights are/,
  ],
  [
    "a progress that is none",
    () => text(JSON.stringify({ ...json(), state: { ...json().state, state: { progress: 5 } } })),
    /resume/,
  ],
])("%s is refused in words", async (_, file, message) => {
  await expect(openWeights(file(), settings, choices)).rejects.toThrow(message);
});
