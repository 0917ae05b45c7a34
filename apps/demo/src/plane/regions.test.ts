import { fromRows, type Matrix } from "@adjoint/matrix";
import { Ansis } from "ansis";
import { describe, expect, test } from "vitest";
import { classLetter, pointColor, regionColor } from "./class-style.js";
import { drawWithColors, drawWithLetters } from "./draw-regions.js";
import { regionGrid } from "./region-grid.js";

// Class 1 to the right of the y axis, class 2 where it is also above the x axis.
const corner = ({ rows, data }: Matrix) =>
  Int32Array.from({ length: rows }, (_, i) =>
    data[2 * i]! > 0 ? (data[2 * i + 1]! > 0 ? 2 : 1) : 0,
  );
const points = {
  x: fromRows([
    [-1, 1],
    [1, -1],
  ]),
  y: Int32Array.from([2, 0]),
};

describe("regionGrid", () => {
  test("x grows to the right and y upwards; points keep their true class", () => {
    const grid = regionGrid(points, corner, 4, 2);
    expect([...grid.regions]).toEqual([0, 0, 2, 2, 0, 0, 1, 1]);
    expect([...grid.points]).toEqual([2, -1, -1, -1, -1, -1, -1, 0]);
    expect(grid.extent).toBeCloseTo(1.05, 12);
  });

  test("asks for the centres of the pixels, in the data's number format", () => {
    const centres: number[] = [];
    const x = fromRows([[0, 0]], "float32");
    regionGrid(
      { x, y: Int32Array.from([0]) },
      (pixels) => {
        expect(pixels.dtype).toBe("float32");
        centres.push(...pixels.data);
        return new Int32Array(pixels.rows);
      },
      2,
      2,
    );
    expect(centres).toEqual([-0.5, 0.5, 0.5, 0.5, -0.5, -0.5, 0.5, -0.5]);
  });
});

describe("drawing", () => {
  const grid = regionGrid(points, corner, 4, 2);

  test("with characters: points are letters, regions marks that leave them to be seen", () => {
    expect(drawWithLetters(grid, 3)).toBe("C ::\n  ·A");
    expect(drawWithLetters(grid, 8)).toBe("Cacc\naabA");
  });

  test("with colours: two rows of pixels in a row of half blocks", () => {
    const colors = new Ansis(3);
    const cell = (upper: string, lower: string, count = 1) =>
      colors.bgHex(lower).hex(upper)("▀".repeat(count));
    expect(drawWithColors(grid, colors)).toBe(
      cell(pointColor(2), regionColor(0)) +
        cell(regionColor(0), regionColor(0)) +
        cell(regionColor(2), regionColor(1)) +
        cell(regionColor(2), pointColor(0)),
    );
    expect(colors.strip(drawWithColors(grid, colors))).toBe("▀▀▀▀");
  });

  test("letters and colours of the classes", () => {
    expect([classLetter(0), classLetter(25)]).toEqual(["A", "Z"]);
    expect(regionColor(1)).toBe("#1f4154");
    expect(pointColor(8)).toBe(pointColor(1));
  });
});
