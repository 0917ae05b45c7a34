import { DTypeError, matrix, multiply, sum, zeros } from "@adjoint/matrix";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numericalGradient } from "./index.js";

const entries = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
  minLength: 6,
  maxLength: 6,
});

describe("numericalGradient", () => {
  test("of a cubic, by hand", () => {
    const x = matrix(1, 2, [2, -1]);
    const dx = numericalGradient(() => x.data[0]! * x.data[0]! * x.data[0]! + 5 * x.data[1]!, x);
    expect(dx.data[0]).toBeCloseTo(12, 8);
    expect(dx.data[1]).toBeCloseTo(5, 8);
  });

  test("divides by the step that really happened", () => {
    // Between 1e10 and its neighbours lie 1.9e-6, so a step of 1e-5 is rounded by a tenth.
    const x = matrix(1, 1, [1e10]);
    expect(numericalGradient(() => x.data[0]!, x).data[0]).toBe(1);
  });

  test("of a sum of squares is 2x", () => {
    fc.assert(
      fc.property(entries, (data) => {
        const x = matrix(2, 3, data);
        const dx = numericalGradient(() => sum(multiply(x, x)), x);
        dx.data.forEach((slope, k) => {
          expect(Math.abs(slope - 2 * data[k]!)).toBeLessThan(1e-8);
        });
      }),
    );
  });

  test("has the shape of x, and reads nothing of an empty one", () => {
    const boom = () => {
      throw new Error("boom");
    };
    expect(numericalGradient(boom, zeros(0, 3))).toEqual(zeros(0, 3));
  });

  test("gives x its bits back, even when f throws", () => {
    const x = matrix(1, 2, [0.1, -0]);
    numericalGradient(() => x.data[0]!, x);
    expect(x.data).toEqual(Float64Array.of(0.1, -0));
    let calls = 0;
    const boom = () => {
      calls += 1;
      if (calls > 3) throw new Error("boom");
      return 0;
    };
    expect(() => numericalGradient(boom, x)).toThrow("boom");
    expect(x.data).toEqual(Float64Array.of(0.1, -0));
  });

  test("refuses float32 and a step that is none", () => {
    expect(() => numericalGradient(() => 0, zeros(1, 1, "float32"))).toThrow(
      new DTypeError("numericalGradient: x is float32; differences need float64"),
    );
    expect(() => numericalGradient(() => 0, zeros(1, 1), { step: 0 })).toThrow(
      new RangeError("numericalGradient: step must be a finite number above 0, got 0"),
    );
  });
});
