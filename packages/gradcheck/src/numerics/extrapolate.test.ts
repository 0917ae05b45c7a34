import { describe, expect, test } from "vitest";
import { extrapolate, type SteppedSlope } from "./extrapolate.js";

const derivative = (f: (v: number) => number, at: number, widest = 1 / 32) => {
  const slopes: SteppedSlope[] = [];
  for (let step = widest; step > 1e-7; step /= 4) {
    const slope = (f(at + step) - f(at - step)) / (at + step - (at - step));
    slopes.push({ step, slope, noise: (8 * Number.EPSILON * Math.abs(f(at))) / step });
  }
  return extrapolate(slopes, 2);
};

describe("extrapolate", () => {
  // Derivatives by hand; the square root and 1/x are IEEE operations, so the same everywhere.
  test.each([
    ["x³ at 2", (v: number) => v * v * v, 2, 12],
    ["1/x at 1/2", (v: number) => 1 / v, 0.5, -4],
    ["√x at 4", Math.sqrt, 4, 0.25],
    ["1/(1 + 25x²) at 1/5", (v: number) => 1 / (1 + 25 * v * v), 0.2, -2.5],
  ])("%s", (_name, f, at, exact) => {
    const { value, uncertainty } = derivative(f, at);
    expect(Math.abs(value - exact)).toBeLessThan(1e-11 * Math.abs(exact));
    expect(Math.abs(value - exact)).toBeLessThanOrEqual(uncertainty);
    expect(uncertainty).toBeLessThan(1e-9);
  });

  test("owns up to rounding that is large beside the slope", () => {
    const { value, uncertainty } = derivative((v) => 1e14 + v, 1);
    expect(uncertainty).toBeGreaterThan(Math.abs(value - 1));
    expect(uncertainty).toBeGreaterThan(1);
  });

  test("finds the steps that a corner leaves free", () => {
    const { value, uncertainty } = derivative((v) => Math.max(v, 0), 1e-3);
    expect(Math.abs(value - 1)).toBeLessThanOrEqual(uncertainty);
    expect(uncertainty).toBeLessThan(1e-9);
  });

  test("has nothing to say where nothing is finite", () => {
    expect(derivative(() => Number.NaN, 1)).toEqual({
      value: Number.NaN,
      uncertainty: Number.POSITIVE_INFINITY,
    });
  });
});
