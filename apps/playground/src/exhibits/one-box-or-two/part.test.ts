import { expect, test } from "vitest";
import { partingOf } from "./part.js";

test.each(["float64", "float32"] as const)("both learn, and part in the last bits, %s", (dtype) => {
  const { ulps, separateLoss, fusedLoss, partedAt } = partingOf(dtype);
  expect(ulps[0]).toBe(0);
  expect(partedAt).toBeGreaterThan(0);
  expect(ulps.slice(0, partedAt).every((each) => each === 0)).toBe(true);
  expect(ulps[partedAt!]).toBeGreaterThan(0);
  // Losses are of the same network before they part.
  expect(separateLoss[0]).toBeCloseTo(fusedLoss[0]!, dtype === "float64" ? 14 : 6);
  for (const losses of [separateLoss, fusedLoss]) {
    expect(losses.at(-1)).toBeLessThan(losses[0]! / 2);
  }
});
