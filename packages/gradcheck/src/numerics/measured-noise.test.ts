import { matrix } from "@adjoint/matrix";
import { expect, test } from "vitest";
import { entryLine } from "./line.js";
import { measuredNoise } from "./measured-noise.js";

/** The noise of a function of one number; undefined where it does not show. */
function noiseOf(f: (x: number) => number, x: number): number | undefined {
  const value = matrix(1, 1, [x]);
  const line = entryLine(value, 0);
  const outputsAt = (t: number) => {
    line.moveTo(t);
    const outputs = [f(value.data[0]!)];
    line.moveTo(0);
    return outputs;
  };
  return measuredNoise(line, outputsAt, [f(x)], new Set([0])).get(0);
}

test("a function that stands still, but for roundings within: by how much it goes up and down", () => {
  // Of the sums, one unit in the last place is 7.1e-15.
  const near = (x: number) => 21.37 + Math.abs(x - 1.3) + 17.9;
  const far = (x: number) => 19.11 + Math.abs(x - 2.1) + 18.2;
  const noise = noiseOf((x) => near(x) - far(x), 1.01);
  expect(noise).toBeGreaterThan(3e-15);
  expect(noise).toBeLessThan(6e-14);
});

test("rounded to float32, beside 0: over wide spacings, since it stands still over narrow ones", () => {
  const noise = noiseOf((x) => Math.fround(2.87 + (x * x) / 64), 1e-5);
  // A unit in the last place is 2.4e-7.
  expect(noise).toBeGreaterThan(2e-8);
  expect(noise).toBeLessThan(5e-7);
});

test.each([
  ["a small slope", (x: number) => (x > 0 ? x : 0.01 * x), -0.7],
  ["a small slope beside 1", (x: number) => 1 + 1e-6 * Math.sin(x), 0.3],
  ["corners that lie farther away", (x: number) => 8 + Math.max(x, 0.01) + Math.abs(x - 0.02), 0],
])("%s is no noise", (_name, f, x) => {
  expect(noiseOf(f, x) ?? 0).toBeLessThan(1e-15 * Math.abs(f(x)) + 1e-17);
});
