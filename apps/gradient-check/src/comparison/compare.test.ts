import { describe, expect, test } from "vitest";
import { compare, comparisonSteps, QUICK_EFFORT } from "./compare.js";
import type { Comparison } from "./types.js";
import type { WayName } from "./ways.js";

function comparisonIn(dtype: "float64" | "float32"): Comparison {
  const steps = compare(0, dtype, QUICK_EFFORT);
  let count = 0;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) {
      expect(count).toBe(comparisonSteps(0, dtype));
      return step.value;
    }
    count += 1;
  }
}

describe.each(["float64", "float32"] as const)("in %s", (dtype) => {
  const { cases, magnitudes, steps, speeds, verdict } = comparisonIn(dtype);
  const of = (name: string, way: WayName) =>
    cases.find((each) => each.name === name)!.ways.find((each) => each.way === way)!;

  test("fused is exact up to rounding, everywhere", () => {
    for (const { name, ways } of cases) {
      const fused = ways.find(({ way }) => way === "fused")!;
      expect(fused.nonFinite, name).toBe(0);
      expect(fused.ulp, name).toBeLessThan(dtype === "float64" ? 20 : 50);
    }
  });

  test.each([
    "notebook",
    "random, 3 classes",
    "random, 10 classes",
    "shifted by 1e4",
    "soft labels",
    "class weights",
    "label smoothing",
    "ignored rows",
    "all options",
    "one class",
    "1000 classes",
  ])("every way agrees on %s", (name) => {
    for (const way of ["jacobian", "vectorised", "unclipped"] as const) {
      expect(of(name, way)).toMatchObject({ nonFinite: 0 });
      expect(of(name, way).relative).toBeLessThan(dtype === "float64" ? 1e-13 : 1e-4);
    }
    expect(of(name, "numerical").absolute).toBeLessThan(1e-8);
  });

  test("a way that agrees on the gradient agrees on the loss, unless it is clipped", () => {
    const tolerance = dtype === "float64" ? 1e-12 : 3e-7;
    let agreeing = 0;
    for (const { name, loss, ways, clippedRows } of cases) {
      for (const { way, relative, nonFinite, loss: own } of ways) {
        const clips = way === "jacobian" || way === "vectorised";
        if (nonFinite > 0 || relative > 1e-4 || (clips && clippedRows > 0)) continue;
        // A loss below 1 is a difference of larger numbers, and has no digits beyond theirs.
        const scale = Math.max(loss, 1);
        expect(Math.abs(own - loss), `${name}, ${way}`).toBeLessThanOrEqual(tolerance * scale);
        agreeing += 1;
      }
    }
    expect(agreeing).toBeGreaterThan(55);
  });

  test("clipping changes the loss: 16.118 where it is 20", () => {
    const { loss } = cases.find(({ name }) => name === "confident, wrong")!;
    expect(loss).toBeCloseTo(20, 7);
    expect(of("confident, wrong", "fused").loss).toBeCloseTo(20, 7);
    expect(of("confident, wrong", "jacobian").loss).toBeCloseTo(16.1181, 4);
    expect(of("confident, wrong", "vectorised").loss).toBeCloseTo(16.1181, 4);
  });

  test("clipping makes the separate gradient of confident rows 0", () => {
    for (const name of ["confident, right", "confident, wrong", "logits to 1000", "underflow"]) {
      expect(of(name, "jacobian").relative).toBe(1);
      expect(of(name, "vectorised").relative).toBe(1);
    }
  });

  test("without clipping it overflows", () => {
    expect(of("logits to 1000", "unclipped").nonFinite).toBeGreaterThan(0);
    expect(of("logits to 1000", "fused").nonFinite).toBe(0);
  });

  test("the largest of soft labels is not the label", () => {
    const { argmax } = cases.find(({ name }) => name === "soft labels")!;
    expect(argmax!.absolute).toBeGreaterThan(0.01);
  });

  test("the curves have every point, and memory grows with the square for the Jacobian", () => {
    expect(magnitudes).toHaveLength(50);
    expect(steps).toHaveLength(27);
    const best = steps.reduce((a, b) => (a.relative <= b.relative ? a : b));
    expect(best.step).toBeGreaterThan(1e-7);
    expect(best.step).toBeLessThan(1e-3);
    const bytes = (way: WayName, classes: number) =>
      speeds.find((point) => point.way === way && point.classes === classes)!.bytes;
    expect(bytes("jacobian", 30) / bytes("fused", 30)).toBeGreaterThan(10);
    expect(bytes("vectorised", 30) / bytes("fused", 30)).toBeLessThan(3);
  });

  test("the verdict says where and why", () => {
    const text = verdict.join("\n");
    expect(text).toMatch(/agree on 11 of 15 inputs, the notebook's among them/);
    expect(text).toMatch(/Clipping breaks .*"confident, wrong"/);
    expect(text).toMatch(/overflows on "logits to 1000"/);
    expect(text).toMatch(/largest soft label/);
    expect(text).toMatch(/Against the separate, vectorised way/);
  });
});
