import { assertLossGradient } from "@adjoint/gradcheck";
import {
  DTypeError,
  fromRows,
  full,
  generate,
  matrix,
  oneHot,
  ShapeError,
  toRows,
  zeros,
} from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import notebook from "../../../fixtures/notebook.json" with { type: "json" };
import { categoricalCrossEntropy } from "./index.js";

describe("categoricalCrossEntropy", () => {
  test("by hand: indices, one-hot and soft", () => {
    const p = fromRows([
      [0.5, 0.5],
      [0.25, 0.75],
    ]);
    const expected = (Math.log(2) + Math.log(4)) / 2;
    expect(categoricalCrossEntropy(p, [0, 0]).output).toBeCloseTo(expected, 15);
    const pass = categoricalCrossEntropy(p, Uint8Array.of(0, 0));
    expect(toRows(pass.backward())).toEqual([
      [-1, 0],
      [-2, 0],
    ]);
    expect(toRows(pass.backward(0.5))).toEqual([
      [-0.5, 0],
      [-1, 0],
    ]);
    expect(pass.accuracy).toBe(0.5);
    const soft = categoricalCrossEntropy(fromRows([[0.25, 0.75]]), fromRows([[0.5, 0.5]]));
    expect(soft.output).toBeCloseTo(-(Math.log(0.25) + Math.log(0.75)) / 2, 15);
    expect(toRows(soft.backward())).toEqual([[-2, -0.5 / 0.75]]);
  });

  test.each(notebook)("has the notebook's loss: seed $seed", ({ probabilities, y, ...numpy }) => {
    const p = fromRows(probabilities);
    const pass = categoricalCrossEntropy(p, y);
    expect(Math.abs(pass.output / numpy.loss - 1)).toBeLessThanOrEqual(1e-12);
    expect(pass.accuracy).toBe(numpy.accuracy);
  });

  test("one-hot rows are the same as indices, to the last bit", () => {
    const random = randomState(2);
    const p = generate(6, 4, () => random.random());
    const labels = [0, 3, 1, 2, 2, 0];
    const [a, b] = [labels, oneHot(labels, 4)].map((y) => categoricalCrossEntropy(p, y)) as [
      ReturnType<typeof categoricalCrossEntropy>,
      ReturnType<typeof categoricalCrossEntropy>,
    ];
    expect(a.output).toBe(b.output);
    expect(a.accuracy).toBe(b.accuracy);
    expect(toRows(a.backward(3))).toEqual(toRows(b.backward(3)));
  });

  test("has the gradient of its forward", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(1000),
        fc.boolean(),
        (rows, classes, seed, soft) => {
          const random = randomState(seed);
          const p = generate(rows, classes, () => random.uniform(0.05, 0.95));
          const y = soft
            ? generate(rows, classes, () => random.random())
            : random.choice(classes, rows);
          const loss = (m: typeof p) => categoricalCrossEntropy(m, y);
          assertLossGradient(loss, p, { random, rtol: 1e-7, atol: 1e-9 });
        },
      ),
      { numRuns: 60 },
    );
  });

  test("is clipped as in the notebook, and flat where it is", () => {
    const pass = categoricalCrossEntropy(fromRows([[1e-9, 1]]), [0]);
    expect(pass.output).toBeCloseTo(16.11809565095832, 14);
    expect(toRows(pass.backward())).toEqual([[0, 0]]);
    const certain = categoricalCrossEntropy(fromRows([[0, 1]]), [1]);
    expect(certain.output).toBeCloseTo(1e-7, 13);
    expect(toRows(certain.backward())).toEqual([[0, 0]]);
  });

  test("clip 0 switches clipping off", () => {
    const options = { clip: 0 };
    expect(categoricalCrossEntropy(fromRows([[0, 1]]), [0], options).output).toBe(
      Number.POSITIVE_INFINITY,
    );
    const pass = categoricalCrossEntropy(fromRows([[0, 1]]), [1], options);
    expect(pass.output).toBeCloseTo(0, 15);
    expect(toRows(pass.backward())).toEqual([[0, -1]]);
    const oneHotPass = categoricalCrossEntropy(fromRows([[0, 1]]), fromRows([[0, 1]]), options);
    expect(oneHotPass.output).toBeCloseTo(0, 15);
  });

  test("no rows have no mean; NaN goes through; float32 stays", () => {
    const empty = categoricalCrossEntropy(zeros(0, 3), []);
    expect(empty.output).toBe(Number.NaN);
    expect(empty.backward()).toEqual(zeros(0, 3));
    expect(categoricalCrossEntropy(full(1, 2, Number.NaN), [0]).output).toBe(Number.NaN);
    const single = categoricalCrossEntropy(full(2, 2, 0.5, "float32"), [0, 1]);
    expect(single.output).toBe(Math.fround(Math.LN2));
    expect(single.backward()).toEqual(matrix(2, 2, Float32Array.of(-1, 0, 0, -1)));
  });

  test("refuses what does not fit", () => {
    const p = full(2, 3, 1 / 3);
    expect(() => categoricalCrossEntropy(p, [0])).toThrow(ShapeError);
    expect(() => categoricalCrossEntropy(p, [0, 3])).toThrow(
      new RangeError("categoricalCrossEntropy: label 3 in row 1 must be an integer in [0, 3)"),
    );
    expect(() => categoricalCrossEntropy(p, zeros(2, 3, "float32"))).toThrow(DTypeError);
    for (const clip of [-1, 0.5, Number.NaN]) {
      expect(() => categoricalCrossEntropy(p, [0, 1], { clip })).toThrow(
        new RangeError(`categoricalCrossEntropy: clip must be in [0, 0.5), got ${clip}`),
      );
    }
  });
});
