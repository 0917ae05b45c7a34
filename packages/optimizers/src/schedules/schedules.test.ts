import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cosineDecay } from "./cosine-decay.js";
import { exponentialDecay } from "./exponential-decay.js";
import { inverseTimeDecay } from "./inverse-time-decay.js";

test("cosineDecay has the values of PyTorch's CosineAnnealingLR", () => {
  const expected = [
    0.3, 0.2938820645368942, 0.2761271242968684, 0.24847315653655916, 0.21362712429686848,
    0.17500000000000004, 0.1363728757031316, 0.1015268434634409, 0.0738728757031316,
    0.05611793546310581, 0.05,
  ];
  const rate = cosineDecay({ initial: 0.3, steps: 10, final: 0.05 });
  expected.forEach((want, step) => {
    expect(Math.abs(rate(step) - want)).toBeLessThanOrEqual(1e-15);
  });
});

test("inverseTimeDecay is initial / (1 + decay * step)", () => {
  const rate = inverseTimeDecay({ initial: 0.05, decay: 5e-7 });
  expect(rate(0)).toBe(0.05);
  expect(rate(1_000_000)).toBe(0.05 / 1.5);
});

test("exponentialDecay is initial * rate ** step, to a few roundings", () => {
  const rate = exponentialDecay({ initial: 2, rate: 0.9 });
  let product = 2;
  for (let step = 0; step < 200; step++) {
    expect(Math.abs(rate(step) / product - 1)).toBeLessThanOrEqual(1e-13);
    product *= 0.9;
  }
  expect(exponentialDecay({ initial: 1, rate: 0.5 })(1074)).toBe(2 ** -1074);
  expect(exponentialDecay({ initial: 1, rate: 0 })(0)).toBe(1);
  expect(exponentialDecay({ initial: 1, rate: 0 })(7)).toBe(0);
});

test("exponentialDecay of 0 is 0, however the power grows", () => {
  const rate = exponentialDecay({ initial: 0, rate: 2 });
  for (const step of [0, 1023, 1024, 5000, Number.MAX_SAFE_INTEGER]) expect(rate(step)).toBe(0);
});

test("exponentialDecay has the value though the power alone has none", () => {
  expect(exponentialDecay({ initial: 2 ** -1000, rate: 2 })(1100)).toBe(2 ** 100);
  expect(exponentialDecay({ initial: 2 ** 1000, rate: 0.5 })(1100)).toBe(2 ** -100);
  expect(exponentialDecay({ initial: 2 ** -1074, rate: 4 })(1048)).toBe(2 ** 1022);
  expect(exponentialDecay({ initial: 2 ** 1023, rate: 0.5 })(2097)).toBe(2 ** -1074);
  // 3^647 is 8.3e308; by Python's fractions, the float64 next to 2^-900 times it.
  expect(exponentialDecay({ initial: 2 ** -900, rate: 3 })(647) / 5.894618544222772e37).toBeCloseTo(
    1,
    13,
  );
});

test("schedules give a number of at least 0 at every step, or infinity where it grows", () => {
  const amount = fc.oneof(
    fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true }),
    fc.constantFrom(0, Number.MIN_VALUE, 1e-300, 0.5, 1, 2, 1e300, Number.MAX_VALUE),
  );
  const step = fc.oneof(
    fc.constantFrom(0, 1, 1023, 1024, 2 ** 31, Number.MAX_SAFE_INTEGER),
    fc.maxSafeNat(),
  );
  fc.assert(
    fc.property(amount, amount, step, (initial, other, at) => {
      expect(exponentialDecay({ initial, rate: other })(at)).toBeGreaterThanOrEqual(0);
      const inverse = inverseTimeDecay({ initial, decay: other })(at);
      expect(inverse).toBeGreaterThanOrEqual(0);
      expect(inverse).toBeLessThanOrEqual(initial);
      const cosine = cosineDecay({ initial, steps: Math.max(other, Number.MIN_VALUE) })(at);
      expect(cosine).toBeGreaterThanOrEqual(0);
      expect(cosine).toBeLessThanOrEqual(initial);
    }),
  );
});

test("inverseTimeDecay has the value though decay * step has none", () => {
  expect(inverseTimeDecay({ initial: 2 ** 1000, decay: 2 ** 1000 })(2 ** 40)).toBe(2 ** -40);
});

test("cosineDecay starts and ends exactly, and stays between", () => {
  const positive = fc.double({ min: 0, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(positive, positive, fc.integer({ min: 1, max: 1000 }), (initial, final, steps) => {
      const rate = cosineDecay({ initial, steps, final });
      expect(rate(0)).toBe(initial);
      expect(rate(steps)).toBe(final);
      expect(rate(steps + 1)).toBe(final);
      const between = rate(steps >> 1);
      // Among subnormal numbers each of the three roundings is worth a whole one.
      const slack = 1e-12 * Math.max(initial, final) + 3 * Number.MIN_VALUE;
      expect(between).toBeGreaterThanOrEqual(Math.min(initial, final) - slack);
      expect(between).toBeLessThanOrEqual(Math.max(initial, final) + slack);
    }),
  );
});

describe.each([
  ["inverseTimeDecay", inverseTimeDecay({ initial: 1, decay: 1 })],
  ["exponentialDecay", exponentialDecay({ initial: 1, rate: 0.5 })],
  ["cosineDecay", cosineDecay({ initial: 1, steps: 4 })],
])("%s", (name, rate) => {
  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses step %s", (step) => {
    expect(() => rate(step)).toThrow(
      new RangeError(`${name}: step must be an integer of at least 0, got ${step}`),
    );
  });
});
