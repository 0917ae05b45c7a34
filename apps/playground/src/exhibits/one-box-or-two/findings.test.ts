import { describe, expect, test } from "vitest";
import { findingsOf, ulpsBetween } from "./findings.js";

describe("findingsOf", () => {
  test("both ways give p - t where nothing is clipped", () => {
    const { probabilities, fused, separate, isClipped, ulps } = findingsOf({
      logits: [1, 2, 3],
      label: 1,
      dtype: "float64",
    });
    // exp(i) / (e + e^2 + e^3), by mpmath with 30 digits.
    const p = [0.09003057317038046, 0.24472847105479764, 0.6652409557748218];
    p.forEach((value, i) => {
      expect(probabilities[i]).toBeCloseTo(value, 15);
      expect(fused.gradient[i]).toBeCloseTo(value - (i === 1 ? 1 : 0), 15);
      expect(separate.gradient[i]).toBeCloseTo(value - (i === 1 ? 1 : 0), 15);
      expect(separate.jacobian[1]![i]).toBeCloseTo(p[1]! * ((i === 1 ? 1 : 0) - value), 15);
    });
    expect(fused.loss).toBeCloseTo(-Math.log(p[1]!), 14);
    expect(separate.dp).toEqual([0, -1 / probabilities[1]!, 0]);
    expect(isClipped).toBe(false);
    expect(Math.max(...ulps)).toBeLessThan(16);
  });

  test.each(["float64", "float32"] as const)(
    "sure and wrong: the separate way dies, %s",
    (dtype) => {
      const { fused, separate, isClipped } = findingsOf({ logits: [0, 40, 0], label: 0, dtype });
      expect(isClipped).toBe(true);
      // -ln(1e-7).
      expect(separate.loss).toBeCloseTo(16.11809565095832, 5);
      expect(separate.gradient.map(Math.abs)).toEqual([0, 0, 0]);
      expect(fused.loss).toBe(40);
      expect(fused.gradient[0]).toBe(-1);
    },
  );

  test("shifted logits are the same question", () => {
    const at = (shift: number) =>
      findingsOf({ logits: [1 + shift, 2 + shift, 0.5 + shift], label: 0, dtype: "float64" });
    expect(at(10_000).fused).toEqual(at(0).fused);
    expect(at(10_000).separate).toEqual(at(0).separate);
  });
});

describe("ulpsBetween", () => {
  test.each([
    [1, 1 + 2 ** -52, "float64", 1],
    [1, 1 - 2 ** -52, "float64", 2],
    [1, 1 + 2 ** -22, "float32", 2],
    [2 ** -1074, -(2 ** -1074), "float64", 2],
    [0, -0, "float64", 0],
    [1, Number.NaN, "float64", Number.POSITIVE_INFINITY],
  ] as const)("%d and %d in %s: %d", (a, b, dtype, ulps) => {
    expect(ulpsBetween(a, b, dtype)).toBe(ulps);
  });
});
