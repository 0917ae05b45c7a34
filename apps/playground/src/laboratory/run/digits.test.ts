import { digits } from "@adjoint/datasets/digits";
import { digitsExperiment } from "@adjoint/experiment";
import { train } from "@adjoint/training";
import { expect, test } from "vitest";
import { frameOf } from "../frame/frame.js";
import { DEFAULTS, DIGIT_DEFAULTS } from "../settings/lab-settings.js";
import { fingerprint } from "./fingerprint.js";
import { startRun } from "./run.js";

const settings = { ...DEFAULTS, ...DIGIT_DEFAULTS, data: "digits" };

test("digits are learned as the command line learns them", () => {
  const made = digitsExperiment({ ...settings, network: "dense" });
  const { network, data, loss, optimizer, random } = made;
  const samples = { x: data.x, y: data.targets };
  const options = { loss, optimizer, random, batchSize: settings.batchSize, epochs: 1 };
  const steps = [...train(network, samples, options)].length;
  const run = startRun(settings, { digits });
  for (let i = 0; i < steps; i++) run.advance();
  expect(fingerprint(run.experiment.network.parameters)).toBe(fingerprint(network.parameters));
  expect(run.measure().test.accuracy).toBeGreaterThan(0.6);
});

test("the frame has what is read in a drawing, and in a test digit with what it is", () => {
  const run = startRun(settings, { digits });
  const { fresh, network } = run.experiment;
  const { digit, points, unitMaps, sizes } = frameOf(run, { arrows: true, digit: { sample: 3 } });
  expect(sizes).toEqual([64, 16, 10]);
  expect(points.labels).toHaveLength(0);
  expect(digit!.truth).toBe(fresh.y[3]);
  expect(digit!.pixels).toEqual(Float32Array.from(fresh.x.data.subarray(3 * 64, 4 * 64)));
  expect(digit!.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
  expect(unitMaps.map((maps) => [maps.length, maps[0]!.length])).toEqual([
    [1, 64],
    [16, 64],
    [10, 1],
  ]);
  const { data, columns } = network(fresh.x).output;
  const said = (row: number) => data.subarray(row * columns, (row + 1) * columns);
  for (const row of digit!.misread) {
    expect(said(row).indexOf(Math.max(...said(row)))).not.toBe(fresh.y[row]);
  }
  const drawn = frameOf(run, { arrows: false, digit: { pixels: [...digit!.pixels] } }).digit!;
  expect([drawn.truth, ...drawn.shares]).toEqual([undefined, ...digit!.shares]);
  const empty = frameOf(run, { arrows: false, digit: { pixels: [] } }).digit!;
  expect(empty.shares).toHaveLength(0);
});

test("without the digits there is no run", () => {
  expect(() => startRun(settings)).toThrow("the digits are not loaded");
});
