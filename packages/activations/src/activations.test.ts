import { assertGradient } from "@adjoint/gradcheck";
import {
  add,
  DTypeError,
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
import { relu, softmax, softmaxJacobian } from "./index.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const draw = (rows: number, columns: number, seed: number) => {
  const random = randomState(seed);
  return generate(rows, columns, () => random.normal(0, 2));
};
const sizes = [fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 11 }), fc.nat()] as const;

describe.each([
  ["relu", relu, fixture.cases.relu],
  ["softmax", softmax, fixture.cases.softmax],
  ["softmaxJacobian", softmaxJacobian, fixture.cases.softmax],
] as const)("%s", (name, op, torch) => {
  test("has PyTorch's values and gradients", () => {
    const pass = op(fromRows(fixture.x));
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
    fc.assert(
      fc.property(...sizes, (rows, columns, seed) => {
        const random = randomState(seed % 1000);
        assertGradient(op, draw(rows, columns, seed % 1000), { random, rtol: 1e-7, atol: 1e-9 });
      }),
      { numRuns: 60 },
    );
  });

  test("stays in float32, near float64", () => {
    const x = draw(4, 5, 1);
    const single = op(matrix(4, 5, Float32Array.from(x.data)));
    expect(single.output.dtype).toBe("float32");
    const expected = op(x);
    const upstream = draw(4, 5, 2);
    const dx = single.backward(matrix(4, 5, Float32Array.from(upstream.data)));
    const want = expected.backward(upstream);
    expect(dx.dtype).toBe("float32");
    for (let k = 0; k < 20; k++) {
      expect(single.output.data[k]).toBeCloseTo(expected.output.data[k]!, 6);
      expect(dx.data[k]).toBeCloseTo(want.data[k]!, 5);
    }
  });

  test("an empty batch, and rows without columns", () => {
    expect(op(zeros(0, 3)).backward(zeros(0, 3))).toEqual(zeros(0, 3));
    expect(op(zeros(3, 0)).backward(zeros(3, 0))).toEqual(zeros(3, 0));
  });

  test("does not write to x, and writes where it is told to", () => {
    const x = draw(2, 3, 1);
    const before = x.data.slice();
    const handed: unknown[] = [];
    const allocate = (rows: number, columns: number) => {
      const m = full(rows, columns, 77);
      handed.push(m);
      return m;
    };
    const pass = op(x, { allocate });
    const dx = pass.backward(draw(2, 3, 2));
    expect(handed).toContain(pass.output);
    expect(handed).toContain(dx);
    expect(dx).toEqual(op(x).backward(draw(2, 3, 2)));
    expect(x.data).toEqual(before);
  });

  test("backward refuses another shape or dtype", () => {
    const pass = op(zeros(2, 3));
    expect(() => pass.backward(zeros(3, 2))).toThrow(
      new ShapeError(
        `${name}.backward: dOutput [3, 2] and output [2, 3] disagree: both must have the same shape`,
      ),
    );
    expect(() => pass.backward(zeros(2, 3, "float32"))).toThrow(DTypeError);
  });
});

describe("relu", () => {
  test("at the kink, and beyond the numbers", () => {
    const pass = relu(matrix(1, 5, [0, -0, nan, inf, -inf]));
    expect(toRows(pass.output)).toEqual([[0, -0, nan, inf, 0]]);
    expect(toRows(pass.backward(full(1, 5, 1)))).toEqual([[0, 0, 0, 1, 0]]);
  });
});

describe.each([
  ["softmax", softmax],
  ["softmaxJacobian", softmaxJacobian],
] as const)("%s", (_name, op) => {
  test("rows sum to 1, whatever the logits", () => {
    fc.assert(
      fc.property(...sizes, (rows, columns, seed) => {
        const totals = sum(op(draw(rows, columns, seed % 1000)).output, { axis: 1 });
        return totals.data.every((total) => Math.abs(total - 1) < 1e-14);
      }),
    );
    expect(toRows(op(matrix(1, 3, [1000, 0, -1000])).output)).toEqual([[1, 0, 0]]);
    expect(toRows(op(full(1, 4, -1e300)).output)).toEqual([[0.25, 0.25, 0.25, 0.25]]);
  });

  test("a shift of all logits by 1e6 changes no bit", () => {
    // Multiples of 2^-10, which the shift leaves exact.
    const x = generate(3, 5, (i, j) => ((i * 37 + j * 101) % 64) / 1024);
    expect(op(add(x, 1e6)).output).toEqual(op(x).output);
    expect(op(add(x, -1e6)).output).toEqual(op(x).output);
  });

  test("one class is certain, and has no gradient", () => {
    const pass = op(matrix(2, 1, [3, -700]));
    expect(toRows(pass.output)).toEqual([[1], [1]]);
    expect(toRows(pass.backward(matrix(2, 1, [5, 6])))).toEqual([[0], [0]]);
  });

  test("NaN, infinity, or nothing but minus infinity give NaN; one minus infinity a zero", () => {
    for (const row of [
      [1, nan],
      [1, inf],
      [-inf, -inf],
    ]) {
      expect(op(fromRows([row])).output.data.some(Number.isNaN)).toBe(true);
    }
    expect(toRows(op(matrix(1, 3, [0, 0, -inf])).output)).toEqual([[0.5, 0.5, 0]]);
  });
});
