import { expect, test } from "vitest";
import { rasterize } from "./rasterize.js";

const rows = (pixels: readonly number[]) =>
  Array.from({ length: 8 }, (_, i) => pixels.slice(8 * i, 8 * i + 8));

test("nothing drawn is an empty picture", () => {
  expect(rasterize([])).toEqual(new Array(64).fill(0));
});

test("a line from above is in the middle, as tall as the picture, wherever it was drawn", () => {
  const line = [
    { x: 0.1, y: 0.2 },
    { x: 0.1, y: 0.5 },
  ];
  const pixels = rows(rasterize([line]));
  for (const row of pixels) {
    expect(row[3]! + row[4]!).toBeGreaterThan(0.3);
    expect(row[0]! + row[1]! + row[6]! + row[7]!).toBe(0);
  }
  const moved = line.map(({ x, y }) => ({ x: x + 0.5, y: y + 0.25 }));
  expect(rasterize([moved])).toEqual(rasterize([line]));
});

test("no pixel has more than all of its ink", () => {
  const scribble = Array.from({ length: 200 }, (_, i) => ({
    x: (i * 0.37) % 1,
    y: (i * 0.61) % 1,
  }));
  const pixels = rasterize([scribble]);
  expect(Math.max(...pixels)).toBe(1);
  expect(Math.min(...pixels)).toBeGreaterThanOrEqual(0);
});
