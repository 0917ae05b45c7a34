import { experiment } from "@adjoint/experiment";
import { train } from "@adjoint/training";
import { expect, test } from "vitest";
import { DEFAULTS } from "../settings/lab-settings.js";
import { fingerprint } from "./fingerprint.js";
import { type Run, startRun } from "./run.js";

const small = { ...DEFAULTS, points: 10 };
const bitsOf = ({ experiment: { network } }: Run) => fingerprint(network.parameters);
const go = (run: Run, steps: number) => {
  for (let i = 0; i < steps; i++) run.advance();
  return bitsOf(run);
};

test("takes the steps that the packages' own training takes", () => {
  const { network, data, loss, optimizer } = experiment(small);
  const samples = { x: data.x, y: data.targets };
  for (const _ of train(network, samples, { loss, optimizer, epochs: 25 }));
  const run = startRun(small);
  expect(go(run, 25)).toBe(fingerprint(network.parameters));
  expect([run.step(), run.epoch()]).toEqual([25, 25]);
});

test.each([
  ["all rows", small],
  ["batches", { ...small, batchSize: 7 }],
  ["momentum", { ...small, optimizer: "sgd", momentum: 0.9, batchSize: 4 }],
  ["batch normalization", { ...small, normalization: "batchNorm", batchSize: 10 }],
  ["dropout", { ...small, dropout: 0.3 }],
  ["penalties and a schedule", { ...small, l1: 0.01, l2: 0.01, schedule: "cosineDecay" }],
  ["float32", { ...small, dtype: "float32" as const }],
])("any step again, bit for bit: %s", (_, settings) => {
  const run = startRun(settings);
  const bits = [bitsOf(run)];
  for (let step = 1; step <= 200; step++) bits.push(go(run, 1));
  for (const step of [200, 199, 3, 120, 0, 1]) {
    if (step > run.step()) go(run, step - run.step());
    run.rewind(step);
    expect([step, run.step(), bitsOf(run)]).toEqual([step, step, bits[step]]);
    expect(run.history.moments().at(-1)!.step).toBeLessThanOrEqual(step);
  }
});

test("a history has an entry for every step, then for every second, and so on", () => {
  const run = startRun({ ...small, points: 2, hidden: [] });
  go(run, 500);
  expect(run.history.moments().map(({ step }) => step)).toEqual(
    Array.from({ length: 501 }, (_, i) => i),
  );
  go(run, 600);
  const steps = run.history.moments().map(({ step }) => step);
  expect(steps).toEqual(Array.from({ length: 551 }, (_, i) => 2 * i));
});

test("a goal ends at the step that goes over it, and not again", () => {
  const run = startRun({ ...small, data: "blobs", noise: 0.3, seed: 1 });
  let last = 0;
  while (run.advance(0.9) && run.step() < 500) last = run.measure().test.accuracy;
  expect(run.reachedGoal()).toBe(true);
  expect(last).toBeLessThan(0.9);
  expect(run.measure().test.accuracy).toBeGreaterThanOrEqual(0.9);
  run.advance(0.9);
  expect(run.reachedGoal()).toBe(false);
});

test("a run that diverges says at which step, goes no further, and can be taken back", () => {
  const run = startRun({ ...small, activation: "relu", optimizer: "sgd", learningRate: 1e200 });
  go(run, 10);
  const { step } = run.divergence()!;
  expect(step).toBeLessThan(10);
  expect(run.advance()).toBe(false);
  run.rewind(0);
  expect(run.divergence()).toBeUndefined();
  expect(run.step()).toBe(0);
});
