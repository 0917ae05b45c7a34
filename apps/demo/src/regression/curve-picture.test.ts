import { fromRows, generate } from "@adjoint/matrix";
import type { Layer } from "@adjoint/pass";
import { Ansis } from "ansis";
import { expect, test } from "vitest";
import { curvePicture } from "./curve-picture.js";

const plain = new Ansis(0);
const data = { x: fromRows([[0], [1], [2]]), y: fromRows([[0], [3], [2]]), targets: [] };
const identity = ((x) => ({ output: x, backward: (dy) => dy })) as Layer;
const networkOf = (f: (x: number) => number) =>
  ((x) => ({ output: generate(x.rows, 1, (i) => f(x.data[i]!)), backward: (dy) => dy })) as Layer;

test.each([40, 80])("fits in %i columns, with the range of both axes", (width) => {
  const lines = curvePicture({ network: identity, data }, plain, width).split("\n");
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
  expect(lines[0]).toMatch(/^ 2\.91 ┤/);
  expect(lines.at(-2)).toMatch(/^ +0\.00 +2\.00$/);
});

test("the line rises from the lower left to the upper right, and points stand where they are", () => {
  const lines = curvePicture({ network: identity, data }, plain, 47).split("\n");
  const column = (line: string) => line.search(/[▀▄█]/);
  const drawn = lines
    .slice(0, 16)
    .filter((line) => /[▀▄█]/.test(line))
    .map(column);
  expect(drawn).toEqual([...drawn].sort((a, b) => b - a));
  expect(lines[0]!.indexOf("•")).toBe(7 + 20);
});

test("a jump has a line, and what is not finite is left out", () => {
  const network = networkOf((x) => (x < 1 ? 0 : 3));
  const rows = curvePicture({ network, data }, plain, 47).split("\n").slice(0, 16);
  expect(rows.every((line) => /[▀▄█]/.test(line))).toBe(true);
  const none = curvePicture({ network: networkOf(() => Number.NaN), data }, plain, 47);
  expect(none.split("\n").slice(0, 16).join("")).not.toMatch(/[▀▄█]/);
});
