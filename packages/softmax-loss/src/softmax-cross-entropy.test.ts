import { softmax, softmaxJacobian } from "@adjoint/activations";
import { assertLossGradient } from "@adjoint/gradcheck";
import { categoricalCrossEntropy } from "@adjoint/losses";
import {
  add,
  DTypeError,
  fromRows,
  full,
  generate,
  type Matrix,
  matrix,
  oneHot,
  ShapeError,
  sum,
  toRows,
  zeros,
} from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import torch from "../../../fixtures/cross-entropy.json" with { type: "json" };
import notebook from "../../../fixtures/notebook.json" with { type: "json" };
import { softmaxCrossEntropy } from "./index.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

function expectClose(actual: Matrix, expected: readonly number[][], absolute: number) {
  const flat = expected.flat();
  expect(actual.data.length).toBe(flat.length);
  actual.data.forEach((value, k) => {
    expect(Math.abs(value - flat[k]!)).toBeLessThanOrEqual(absolute);
  });
}

describe("values", () => {
  test.each(notebook)("are the notebook's: seed $seed", (numpy) => {
    for (const y of [numpy.y, oneHot(numpy.y, numpy.classes)]) {
      const pass = softmaxCrossEntropy(fromRows(numpy.logits), y);
      expect(Math.abs(pass.output / numpy.loss - 1)).toBeLessThanOrEqual(1e-12);
      expect(pass.accuracy).toBe(numpy.accuracy);
      expectClose(pass.probabilities, numpy.probabilities, 1e-14);
      expectClose(pass.backward(), numpy.dlogits_fused, 1e-14);
      expectClose(pass.backward(), numpy.dlogits_separate, 1e-14);
    }
  });

  const plain = torch.cases.filter(
    (c) =>
      c.reduction === "mean" &&
      c.label_smoothing === 0 &&
      !c.weight &&
      (c.target === "index" || c.target === "probabilities"),
  );
  test.each(plain)("are PyTorch's: $target", ({ target, loss, dlogits }) => {
    const y = target === "index" ? torch.labels : fromRows(torch.probabilities);
    const pass = softmaxCrossEntropy(fromRows(torch.logits), y);
    expect(Math.abs(pass.output / (loss as number) - 1)).toBeLessThanOrEqual(1e-13);
    expectClose(pass.backward(), dlogits, 1e-13);
    const single = softmaxCrossEntropy(
      fromRows(torch.logits, "float32"),
      target === "index" ? torch.labels : fromRows(torch.probabilities, "float32"),
    );
    expect(Math.abs(single.output / (loss as number) - 1)).toBeLessThanOrEqual(1e-6);
    expectClose(single.backward(), dlogits, 1e-6);
  });

  test.each(torch.extremes)("are PyTorch's at $logits, label $label", (extreme) => {
    const pass = softmaxCrossEntropy(fromRows(extreme.logits), [extreme.label]);
    const want = Number(extreme.loss);
    expect(Math.abs(pass.output - want)).toBeLessThanOrEqual(1e-13 * Math.abs(want));
    expectClose(pass.backward(), extreme.dlogits, 1e-13);
  });
});

describe("gradient", () => {
  test("is that of the forward, for random shapes, targets and upstream", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 11 }),
        fc.nat(1000),
        fc.constantFrom("labels", "one-hot", "soft"),
        (rows, classes, seed, kind) => {
          const random = randomState(seed);
          const logits = generate(rows, classes, () => random.normal(0, 3));
          const labels = random.choice(classes, rows);
          const soft = () => generate(rows, classes, () => random.random());
          const y = { labels: () => labels, "one-hot": () => oneHot(labels, classes), soft }[
            kind
          ]();
          const loss = (x: Matrix) => softmaxCrossEntropy(x, y);
          assertLossGradient(loss, logits, { random, rtol: 1e-7, atol: 1e-9 });
        },
      ),
      { numRuns: 90 },
    );
  });

  test("equals the separate backward, both ways, where that is finite", () => {
    for (let seed = 0; seed < 50; seed++) {
      const random = randomState(seed);
      const logits = generate(8, 5, () => random.normal(0, 2));
      const y = random.choice(5, 8);
      const upstream = random.uniform(-2, 2);
      const fused = softmaxCrossEntropy(logits, y);
      for (const separate of [softmax, softmaxJacobian]) {
        const probabilities = separate(logits);
        const loss = categoricalCrossEntropy(probabilities.output, y, { clip: 0 });
        expect(Math.abs(loss.output - fused.output)).toBeLessThanOrEqual(1e-14 * loss.output * 8);
        const dLogits = probabilities.backward(loss.backward(upstream));
        expectClose(fused.backward(upstream), toRows(dLogits), 1e-14);
      }
    }
  });

  test("keeps its digits for a confident row, where p - 1 has none", () => {
    const pass = softmaxCrossEntropy(fromRows([[40, 0, 0]]), [0]);
    // -2 e^-40 / (1 + 2 e^-40), by 50-digit arithmetic.
    expect(pass.backward().data[0]! / -8.496708510583178e-18).toBeCloseTo(1, 14);
  });

  test("rows of the gradient sum to 0, and zero upstream gives zeros", () => {
    const random = randomState(1);
    const logits = generate(7, 9, () => random.normal(0, 5));
    const pass = softmaxCrossEntropy(logits, random.choice(9, 7));
    for (const total of sum(pass.backward(7), { axis: 1 }).data) {
      expect(Math.abs(total)).toBeLessThan(1e-15);
    }
    expect(pass.backward(0).data.every((value) => value === 0)).toBe(true);
    expect(pass.backward()).toEqual(pass.backward(1));
  });
});

describe("invariants", () => {
  test("a shift of all logits by 1e6 changes no bit", () => {
    const x = generate(4, 5, (i, j) => ((i * 37 + j * 101) % 64) / 1024);
    const y = [0, 1, 4, 2];
    const expected = softmaxCrossEntropy(x, y);
    for (const shift of [1e6, -1e6]) {
      const shifted = softmaxCrossEntropy(add(x, shift), y);
      expect(shifted.output).toBe(expected.output);
      expect(shifted.probabilities).toEqual(expected.probabilities);
      expect(shifted.backward()).toEqual(expected.backward());
    }
  });

  test("equal logits cost ln C, and probabilities sum to 1", () => {
    for (const classes of [1, 2, 3, 10, 1000]) {
      const pass = softmaxCrossEntropy(full(2, classes, 5), [0, classes - 1]);
      expect(pass.output).toBeCloseTo(Math.log(classes), 14);
      for (const total of sum(pass.probabilities, { axis: 1 }).data) {
        expect(Math.abs(total - 1)).toBeLessThan(1e-14);
      }
    }
  });

  test("the logits are not written to", () => {
    const x = matrix(1, 3, [1, 2, 3]);
    softmaxCrossEntropy(x, [0]).backward(2);
    expect(x).toEqual(matrix(1, 3, [1, 2, 3]));
  });
});

describe("extremes", () => {
  test.each<[number[], number, number, number[]]>([
    [[1000, 0, -1000], 2, 2000, [1, 0, -1]],
    [[1e4, 0, -1e4], 2, 20000, [1, 0, -1]],
    [[800, 0, 0], 1, 800, [1, -1, 0]],
    [[0, 0, -inf], 0, Math.LN2, [-0.5, 0.5, 0]],
    [[0, -inf], 1, inf, [1, -1]],
    [[7], 0, 0, [0]],
    [[0, inf], 0, nan, [nan, nan]],
    [[-inf, -inf], 0, nan, [nan, nan]],
    [[nan, 0], 1, nan, [nan, nan]],
  ])("%j, label %i: loss %d, gradient %j", (row, label, loss, gradient) => {
    const pass = softmaxCrossEntropy(fromRows([row]), [label]);
    expect(pass.output).toBe(loss);
    expect(
      toRows(pass.backward())
        .flat()
        .map((value) => value + 0),
    ).toEqual(gradient);
  });

  test("finite and right where the separate pair overflows or is flat", () => {
    const wrong = fromRows([[20, 0, 0]]);
    const clipped = categoricalCrossEntropy(softmax(wrong).output, [1]);
    expect(clipped.output).toBeCloseTo(16.118, 3);
    expect(clipped.backward().data[1]).toBe(0);
    const fused = softmaxCrossEntropy(wrong, [1]);
    expect(fused.output).toBeCloseTo(20, 8);
    expectClose(fused.backward(), [[1, -1, 2e-9]], 5e-9);
    const huge = fromRows([[1000, 0, -1000]]);
    const p = softmax(huge);
    const separate = p.backward(categoricalCrossEntropy(p.output, [2], { clip: 0 }).backward());
    expect(separate.data.some(Number.isNaN)).toBe(true);
  });

  test("no rows: no mean, no gradient", () => {
    const pass = softmaxCrossEntropy(zeros(0, 3), []);
    expect([pass.output, pass.accuracy]).toEqual([nan, nan]);
    expect(pass.backward()).toEqual(zeros(0, 3));
  });
});

describe("bad input", () => {
  test.each([
    [[0], "softmaxCrossEntropy: got 1 labels for 2 rows; there must be one per row"],
    [[0, 3], "softmaxCrossEntropy: label 3 in row 1 must be an integer in [0, 3)"],
    [[0, -1], "softmaxCrossEntropy: label -1 in row 1 must be an integer in [0, 3)"],
    [[0.5, 0], "softmaxCrossEntropy: label 0.5 in row 0 must be an integer in [0, 3)"],
    [[0, nan], "softmaxCrossEntropy: label NaN in row 1 must be an integer in [0, 3)"],
    [zeros(2, 2), "softmaxCrossEntropy: targets [2, 2] and predictions [2, 3] disagree"],
    [full(2, 3, nan), "softmaxCrossEntropy: target NaN in row 0, column 0 must be finite"],
  ])("%#: %o", (targets, message) => {
    const handed: Matrix[] = [];
    const allocate = () => {
      const m = zeros(2, 3);
      handed.push(m);
      return m;
    };
    expect(() => softmaxCrossEntropy(zeros(2, 3), targets, { allocate })).toThrow(message);
    expect(handed).toEqual([]);
  });

  test("other dtypes and no classes", () => {
    expect(() => softmaxCrossEntropy(zeros(2, 3), zeros(2, 3, "float32"))).toThrow(DTypeError);
    expect(() => softmaxCrossEntropy(zeros(1, 0), [0])).toThrow(ShapeError);
  });
});
