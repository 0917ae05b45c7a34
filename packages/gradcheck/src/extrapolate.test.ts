import { matrix } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import { extrapolate } from "./extrapolate.js";
import { entryLine } from "./line.js";
import { epsilonOf } from "./probe.js";

const derivative = (f: (v: number) => number, at: number, widest = 1 / 32) => {
  const x = matrix(1, 1, [at]);
  const probe = { outputs: () => [f(x.data[0]!)], weights: [1], epsilon: epsilonOf("float64") };
  return extrapolate(probe, entryLine(x, 0), widest, 1e-7);
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
