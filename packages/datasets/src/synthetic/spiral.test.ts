import { toRows } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import notebook from "../../../../fixtures/notebook.json" with { type: "json" };
import { spiral } from "./spiral.js";

describe("spiral", () => {
  test.each(notebook)("has NumPy's points: seed $seed", ({ seed, points, classes, X, y }) => {
    const data = spiral({ points, classes, random: randomState(seed) });
    expect(Array.from(data.y)).toEqual(y);
    expect(data.classes).toBe(classes);
    toRows(data.x).forEach((row, i) => {
      row.forEach((value, j) => {
        expect(Math.abs(value - X[i]![j]!)).toBeLessThanOrEqual(1e-14);
      });
    });
  });

  test("without noise, every point lies at its radius; float32 is the same, rounded", () => {
    const options = { points: 5, classes: 2, noise: 0 };
    const { x } = spiral({ ...options, random: randomState(0) });
    toRows(x).forEach(([a, b], i) => {
      expect(Math.hypot(a!, b!)).toBeCloseTo((i % 5) / 4, 14);
    });
    const single = spiral({ ...options, random: randomState(0), dtype: "float32" }).x;
    expect(single.data).toEqual(Float32Array.from(x.data));
  });

  test("one point a class starts in the middle", () => {
    const { x, y } = spiral({ points: 1, classes: 3, random: randomState(0) });
    expect(x.data.every((value) => Math.abs(value) === 0)).toBe(true);
    expect(Array.from(y)).toEqual([0, 1, 2]);
  });

  test.each([
    [{ points: 0 }, "spiral: points must be an integer of at least 1, got 0"],
    [{ points: 1.5 }, "spiral: points must be an integer of at least 1, got 1.5"],
    [{ classes: 0 }, "spiral: classes must be an integer of at least 1, got 0"],
    [{ noise: -1 }, "spiral: noise must be a finite number of at least 0, got -1"],
    [{ noise: Number.NaN }, "spiral: noise must be a finite number of at least 0, got NaN"],
  ])("refuses %o", (wrong, message) => {
    const random = randomState(0);
    expect(() => spiral({ points: 2, classes: 2, random, ...wrong })).toThrow(
      new RangeError(message),
    );
  });
});
