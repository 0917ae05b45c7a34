import { assertGradient } from "@adjoint/gradcheck";
import {
  add,
  DTypeError,
  exp,
  fromRows,
  full,
  generate,
  matrix,
  ShapeError,
  sum,
  toRows,
  zeros,
} from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import fixture from "../../../fixtures/activations.json" with { type: "json" };
import { logSoftmax, softmax } from "./index.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const draw = (rows: number, columns: number, seed: number) => {
  const random = randomState(seed);
  return generate(rows, columns, () => random.normal(0, 2));
};

describe("logSoftmax", () => {
  test("has PyTorch's values and gradients", () => {
    const torch = fixture.cases.log_softmax;
    const pass = logSoftmax(fromRows(fixture.x));
    const pairs = [
      [toRows(pass.output), torch.y],
      [toRows(pass.backward(fromRows(fixture.dy))), torch.dx],
    ] as const;
    for (const [actual, expected] of pairs) {
      actual.flat().forEach((value, k) => {
        const want = expected.flat()[k]!;
        expect(Math.abs(value - want)).toBeLessThanOrEqual(1e-14 + 1e-13 * Math.abs(want));
      });
    }
  });

  test("has the gradient of its forward", () => {
    const sizes = [fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 11 })] as const;
    fc.assert(
      fc.property(...sizes, fc.nat(1000), (rows, columns, seed) => {
        const random = randomState(seed);
        assertGradient(logSoftmax, draw(rows, columns, seed), { random, rtol: 1e-7, atol: 1e-9 });
      }),
      { numRuns: 60 },
    );
  });

  test("is the logarithm of softmax; the gradient of each row sums to 0", () => {
    const x = draw(6, 9, 1);
    const pass = logSoftmax(x);
    const p = softmax(x).output.data;
    exp(pass.output).data.forEach((value: number, k: number) => {
      expect(Math.abs(value / p[k]! - 1)).toBeLessThan(1e-14);
    });
    const dx = pass.backward(draw(6, 9, 2));
    for (const total of sum(dx, { axis: 1 }).data) expect(Math.abs(total)).toBeLessThan(1e-13);
    expect(pass.backward(zeros(6, 9)).data.every((d) => d === 0)).toBe(true);
  });

  test("a shift of all logits by 1e6 changes no bit", () => {
    const x = generate(3, 5, (i, j) => ((i * 37 + j * 101) % 64) / 1024);
    expect(logSoftmax(add(x, 1e6)).output).toEqual(logSoftmax(x).output);
  });

  test("finite where the logarithm of a softmax is not; NaN for what has no softmax", () => {
    expect(toRows(logSoftmax(matrix(1, 3, [1000, 0, -1000])).output)).toEqual([[0, -1000, -2000]]);
    expect(toRows(logSoftmax(matrix(1, 2, [0, -inf])).output)).toEqual([[0, -inf]]);
    for (const row of [
      [1, nan],
      [1, inf],
      [-inf, -inf],
    ]) {
      expect(logSoftmax(fromRows([row])).output.data.some(Number.isNaN)).toBe(true);
    }
  });

  test("stays in float32, near float64", () => {
    const x = draw(4, 5, 1);
    const dy = draw(4, 5, 2);
    const single = logSoftmax(matrix(4, 5, Float32Array.from(x.data)));
    const dx = single.backward(matrix(4, 5, Float32Array.from(dy.data)));
    expect([single.output.dtype, dx.dtype]).toEqual(["float32", "float32"]);
    const expected = logSoftmax(x);
    const want = expected.backward(dy);
    for (let k = 0; k < 20; k++) {
      expect(single.output.data[k]).toBeCloseTo(expected.output.data[k]!, 5);
      expect(dx.data[k]).toBeCloseTo(want.data[k]!, 5);
    }
  });

  test("no rows, no columns; writes where it is told to, and not to x", () => {
    expect(logSoftmax(zeros(0, 3)).backward(zeros(0, 3))).toEqual(zeros(0, 3));
    expect(logSoftmax(zeros(3, 0)).backward(zeros(3, 0))).toEqual(zeros(3, 0));
    const x = draw(2, 3, 1);
    const before = x.data.slice();
    const handed: unknown[] = [];
    const allocate = (rows: number, columns: number) => {
      const m = full(rows, columns, 77);
      handed.push(m);
      return m;
    };
    const pass = logSoftmax(x, { allocate });
    const dx = pass.backward(draw(2, 3, 2));
    expect(handed).toEqual([pass.output, dx]);
    expect(dx).toEqual(logSoftmax(x).backward(draw(2, 3, 2)));
    expect(x.data).toEqual(before);
  });

  test("backward refuses another shape or dtype", () => {
    const pass = logSoftmax(zeros(2, 3));
    expect(() => pass.backward(zeros(3, 2))).toThrow(ShapeError);
    expect(() => pass.backward(zeros(2, 3, "float32"))).toThrow(DTypeError);
  });
});
