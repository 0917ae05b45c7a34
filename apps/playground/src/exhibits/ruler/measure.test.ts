import { describe, expect, test } from "vitest";
import { measure } from "./measure.js";

const place = { tensor: 0, row: 1, column: 2 };

describe("a weight", () => {
  const found = measure({ subject: "weight", place, dtype: "float64" });

  test("central differences come near the claim, and leave it again where rounding reigns", () => {
    const { steps, errors } = found.sweep;
    const at = (step: number) => errors[steps.findIndex((h) => h < 1.5 * step)]!;
    // Curvature takes h² of the slope: a hundredth of the step, a ten-thousandth of the error.
    expect(at(1e-1) / at(1e-3)).toBeCloseTo(1e4, -3);
    expect(Math.min(...errors)).toBeLessThan(1e-10);
    expect(at(1e-14)).toBeGreaterThan(1e-4);
  });

  test("the checker passes it, and all others", () => {
    expect(found.verdict.status).toBe("pass");
    expect(found.verdict.numerical).toBeCloseTo(found.claimed, 8);
    expect(found.tensors.map(({ statuses }) => statuses.flat().length)).toEqual([8, 4, 12, 3]);
    expect(new Set(found.tensors.flatMap(({ statuses }) => statuses.flat()))).toEqual(
      new Set(["pass"]),
    );
  });

  test("the curve goes through the value", () => {
    const { places, values } = found.curve;
    expect(places[80]).toBeCloseTo(found.at, 14);
    expect(values[80]).toBeCloseTo(found.value, 14);
  });
});

test("a gradient that is off by a hundredth fails, and only that one", () => {
  const { verdict, tensors, claimed } = measure({ subject: "wrong", place, dtype: "float64" });
  expect(verdict.status).toBe("fail");
  expect(claimed / verdict.numerical).toBeCloseTo(1.01, 6);
  expect(tensors[0]!.statuses[1]![2]).toBe("fail");
  const failed = tensors.flatMap(({ statuses }) => statuses.flat()).filter((s) => s === "fail");
  expect(failed).toHaveLength(1);
});

test("relu at its corner is a kink, whatever the step", () => {
  const { verdict, sweep, claimed } = measure({ subject: "corner", place, dtype: "float64" });
  expect(verdict.status).toBe("kink");
  expect(claimed).toBe(0);
  expect(sweep.slopes.every((slope) => slope === 0.5)).toBe(true);
});

test("in float32 the floor is higher", () => {
  const { sweep } = measure({ subject: "weight", place, dtype: "float32" });
  expect(Math.min(...sweep.errors)).toBeGreaterThan(1e-9);
  expect(Math.min(...sweep.errors)).toBeLessThan(1e-3);
});
