import { experiment } from "@adjoint/experiment";
import { generate, matmul } from "@adjoint/matrix";
import { expect, test } from "vitest";
import { DEFAULTS } from "../settings/lab-settings.js";
import { bendOf } from "./bend.js";
import { BEND_LINES } from "./bend-lines.js";
import { bestView } from "./best-view.js";

const window = { x: 0, y: 0, extent: 1 };

test("layer 0 leaves the plane as it is", () => {
  const { stages, data } = experiment({ ...DEFAULTS, points: 3 });
  const { grid, points, units } = bendOf(stages, data.x, window, { layer: 0 });
  expect(units).toBe(2);
  expect([...grid.subarray(0, 4)]).toEqual([-1, -1, Math.fround(-1 + 2 / (BEND_LINES - 1)), -1]);
  expect(points).toEqual(Float32Array.from(data.x.data));
});

test("two units are what the network gives for the points", () => {
  const { stages, data } = experiment({ ...DEFAULTS, points: 3 });
  const { points, units } = bendOf(stages, data.x, window, { layer: 1, units: [5, 2] });
  expect(units).toBe(8);
  const [{ dense, after }] = stages as [(typeof stages)[0]];
  const { data: hidden } = after!(dense(data.x).output).output;
  expect([...points.subarray(0, 2)]).toEqual([Math.fround(hidden[5]!), Math.fround(hidden[2]!)]);
});

test("the view of a line is a line, whatever the other axis", () => {
  const flat = generate(5, 2, (i, j) => (j === 0 ? i - 2 : 0));
  const { axes } = bestView(
    matmul(
      flat,
      generate(2, 3, (i) => (i === 0 ? 1 : 0)),
    ),
    flat,
  );
  const [first, second] = axes.map((axis) => axis.reduce((sum, value) => sum + value, 0));
  expect(first).toBeCloseTo(Math.sqrt(3), 6);
  expect(second).toBeCloseTo(0, 6);
});

test("a layer of one unit is a line", () => {
  const { stages, data } = experiment({ ...DEFAULTS, points: 3, hidden: [1] });
  const { points } = bendOf(stages, data.x, window, { layer: 1 });
  expect(points.filter((_, k) => k % 2 === 1)).toEqual(new Float32Array(9));
});

test.each([
  ["turned", [0, 1, 0, -1, 0, 0]],
  ["mirrored", [-1, 0, 0, 0, 1, 0]],
  ["on its side", [0, 0, 1, 0, 1, 0]],
  ["slanted", [0.6, 0, 0.8, 0, 1, 0]],
])("the best view of a plane in space that is %s is that plane", (_, into) => {
  const flat = generate(25, 2, (i, j) => (j === 0 ? (i % 5) - 2 : 0.5 * (Math.floor(i / 5) - 2)));
  const space = matmul(
    flat,
    generate(2, 3, (i, j) => into[3 * i + j]!),
  );
  const { middle, axes } = bestView(space, flat);
  const seen = Array.from({ length: 25 }, (__, i) =>
    axes.map((axis) =>
      axis.reduce((sum, value, j) => sum + value * (space.data[3 * i + j]! - middle[j]!), 0),
    ),
  );
  seen.forEach((place, i) => {
    expect(place[0]).toBeCloseTo(flat.data[2 * i]!, 6);
    expect(place[1]).toBeCloseTo(flat.data[2 * i + 1]!, 6);
  });
});
