import { generate, type Matrix, matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { checkGradient, type Mode } from "../index.js";

/** `relu(x)` and `relu(-x)` side by side: at 0 both have a corner. */
const bothHalves =
  (atZero = 0): Op =>
  (x) => {
    const half = (sign: number) => Array.from(x.data, (v) => Math.max(sign * v, 0));
    const { length } = x.data;
    return {
      output: matrix(1, 2 * length, [...half(1), ...half(-1)]),
      backward: ({ data }: Matrix) =>
        generate(1, length, (_, k) => {
          const v = x.data[k]!;
          if (v === 0) return atZero * data[k]!;
          return v > 0 ? data[k]! : -data[k + length]!;
        }),
    };
  };
const verdict = (op: Op, x: Matrix, seed: number, mode: Mode) =>
  checkGradient(op, x, { random: randomState(seed), mode }).verdict;

describe("corners of several outputs", () => {
  test.each([148, 587, 988])(
    "that cancel in their sum are none the less there: seed %i",
    (seed) => {
      expect(verdict(bothHalves(), matrix(1, 2, [0, 0]), seed, "entries")).toBe("passed");
    },
  );

  test.each([4, 8, 19])("allow in a projection what they allow one by one: seed %i", (seed) => {
    expect(verdict(bothHalves(), matrix(1, 2, [0, 0]), seed, "projections")).toBe("passed");
  });

  test("of many more elements than are looked at one by one", () => {
    const x = generate(1, 300, (_, k) => (k % 2 ? 0 : k - 150));
    expect(verdict(bothHalves(), x, 0, "projections")).toBe("passed");
  });

  test.each(["entries", "projections"] as const)("do not hide what is beyond them: %s", (mode) => {
    for (const seed of [4, 8, 19, 148, 587, 988]) {
      for (const atZero of [9, -9]) {
        expect(verdict(bothHalves(atZero), matrix(1, 2, [0, 0]), seed, mode)).toBe("failed");
      }
    }
  });
});
