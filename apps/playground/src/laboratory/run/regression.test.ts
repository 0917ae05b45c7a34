import { regressionExperiment } from "@adjoint/experiment";
import { evaluate, r2, train } from "@adjoint/training";
import { expect, test } from "vitest";
import { frameOf } from "../frame/frame.js";
import { DEFAULTS } from "../settings/lab-settings.js";
import { fingerprint } from "./fingerprint.js";
import { startRun } from "./run.js";

const numbers = { ...DEFAULTS, points: 30, loss: "meanSquaredError" };
const view = { arrows: true };

test("a curve is learned as the command line learns it, and R² is its accuracy", () => {
  const settings = { ...numbers, data: "cubic" };
  const { network, data, fresh, loss, optimizer } = regressionExperiment({
    ...settings,
    curve: "cubic",
  });
  for (const _ of train(network, data, { loss, optimizer, epochs: 40 }));
  const run = startRun(settings);
  for (let i = 0; i < 40; i++) run.advance();
  expect(fingerprint(run.experiment.network.parameters)).toBe(fingerprint(network.parameters));
  expect(run.measure().test).toEqual({
    loss: evaluate(network, fresh, { loss }).loss,
    accuracy: r2(network(fresh.x).output, fresh.y),
  });
});

test("the frame of a curve has what the network gives along x, and no plane", () => {
  const run = startRun({ ...numbers, data: "tent" });
  const { curve, plane, bend, arrows, confusion, points, sizes } = frameOf(run, view);
  expect([plane, bend, arrows.length, confusion]).toEqual([undefined, undefined, 0, []]);
  expect(sizes).toEqual([1, 8, 8, 1]);
  expect([...points.places.slice(0, 1), ...points.places.slice(-1)]).toEqual([-1, 1]);
  expect(points.values).toHaveLength(30);
  expect([curve!.xs[0], curve!.xs.at(-1)].map((x) => x!.toFixed(2))).toEqual(["-1.10", "1.10"]);
});

test("a surface has the values of its rule, where it has one", () => {
  const run = startRun({ ...numbers, data: "surface", rule: "log(x) + y", noise: 0 });
  const { points, plane, arrows } = frameOf(run, view);
  expect(arrows).toHaveLength(60);
  expect(plane && "values" in plane && plane.values.length).toBe(64 * 64);
  points.values.forEach((value, i) => {
    const [x, y] = [points.places[2 * i]!, points.places[2 * i + 1]!];
    expect(x).toBeGreaterThan(0);
    expect(value).toBeCloseTo(Math.log(x) + y, 5);
  });
});

test("a rule without a value anywhere is told", () => {
  const settings = { ...numbers, data: "surface", rule: "log(-1)" };
  expect(() => startRun(settings)).toThrow("the rule has no value almost anywhere on the plane");
});
