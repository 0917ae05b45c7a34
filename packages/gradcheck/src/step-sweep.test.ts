import { matrix, multiply, scale, zeros } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { linear } from "../testing/mutations/linear.js";
import { dSoftmax, softmax } from "../testing/mutations/softmax.js";
import { draw } from "../testing/mutations/tools.js";
import { stepSweep } from "./index.js";

const random = () => randomState(0);
const cube: Op = (x) => ({
  output: multiply(x, multiply(x, x)),
  backward: (d) => multiply(d, scale(multiply(x, x), 3)),
});

describe("stepSweep", () => {
  test("of a right gradient is a U with its bottom near 1e-5", () => {
    const curve = stepSweep(softmax(dSoftmax), draw(3, 4, 0), { random: random() });
    const errors = curve.map(({ maxRelativeError }) => maxRelativeError);
    expect(curve.map(({ step }) => step)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((k) => Number(`1e-${k}`)),
    );
    const best = errors.indexOf(Math.min(...errors));
    expect([1e-4, 1e-5, 1e-6]).toContain(curve[best]!.step);
    expect(errors[best]).toBeLessThan(1e-8);
    for (const end of [errors[0]!, errors[12]!]) expect(end).toBeGreaterThan(1e5 * errors[best]!);
  });

  test("falls as h²: of x³ the error is h² exactly, by hand", () => {
    const x = matrix(1, 1, [2]);
    const [wide, narrow] = stepSweep(cube, x, { random: random(), steps: [1 / 4, 1 / 8] });
    // ((2 + h)³ - (2 - h)³) / 2h = 12 + h²
    expect(wide!.maxRelativeError).toBeCloseTo(1 / 16 / (12 + 1 / 16), 14);
    expect(wide!.maxAbsoluteError / narrow!.maxAbsoluteError).toBeCloseTo(4, 10);
  });

  test("of a wrong gradient stays where it is", () => {
    const wrong: Op = (x) => ({ ...cube(x), backward: (d) => scale(cube(x).backward(d), 1.5) });
    const curve = stepSweep(wrong, draw(2, 2, 0), { random: random(), steps: [1e-3, 1e-5, 1e-7] });
    for (const { maxRelativeError } of curve) expect(maxRelativeError).toBeCloseTo(1 / 3, 3);
  });

  test("covers the parameters, and gives everything back", () => {
    const wrong = linear({ dWeights: (_x, _d, { gradient }) => gradient.data.fill(0) });
    const x = draw(2, 3, 0);
    const [point] = stepSweep(wrong, x, { random: random(), steps: [1e-5] });
    expect(point!.maxRelativeError).toBe(1);
    expect(x).toEqual(draw(2, 3, 0));
  });

  test("is NaN where the step is lost beside a value", () => {
    const x = matrix(1, 1, [1e9]);
    const [point] = stepSweep(cube, x, { random: random(), steps: [1e-13] });
    expect(point!.maxRelativeError).toBeNaN();
  });

  test("refuses a step that is none", () => {
    expect(() => stepSweep(cube, zeros(1, 1), { random: random(), steps: [1e-3, 0] })).toThrow(
      new RangeError("stepSweep: step must be a finite number above 0, got 0"),
    );
  });
});
