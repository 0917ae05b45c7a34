import { assertGradient, assertLossGradient } from "@adjoint/gradcheck";
import {
  DTypeError,
  fromRows,
  full,
  generate,
  type Matrix,
  ShapeError,
  toRows,
  zeros,
} from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import torch from "../../../fixtures/losses.json" with { type: "json" };
import more from "../../../fixtures/more-losses.json" with { type: "json" };
import { type BinaryCrossEntropyWithLogitsOptions, binaryCrossEntropyWithLogits } from "./index.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const { binary } = more;

function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance: number) {
  expect(actual.length).toBe(expected.length);
  expected.forEach((want, k) => {
    const error = Math.abs(actual[k]! - want);
    expect(error).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(want)));
  });
}

describe("values", () => {
  test("are PyTorch's", () => {
    const pass = binaryCrossEntropyWithLogits(
      fromRows(torch.logits),
      fromRows(torch.binary_targets),
    );
    const expected = torch.binary_cross_entropy_with_logits;
    expectClose([pass.output], [expected.loss], 1e-13);
    expectClose(pass.backward().data, expected.dlogits.flat(), 1e-14);
  });

  describe.each([
    ["float64", 1e-13],
    ["float32", 1e-6],
  ] as const)("are PyTorch's in %s, to %d", (dtype, tolerance) => {
    test.each(binary.cases)("$reduction, weights $weights, positive $positive", (expected) => {
      const weights = {
        none: undefined,
        "per entry": binary.per_entry,
        "per class": binary.per_class,
      };
      const given = weights[expected.weights as keyof typeof weights];
      const options = {
        ...(given && { weights: fromRows(given, dtype) }),
        ...(expected.positive && { positiveWeights: fromRows(binary.positive, dtype) }),
      };
      const logits = fromRows(binary.logits, dtype);
      const targets = fromRows(binary.targets, dtype);
      const want = [expected.loss].flat(2);
      if (expected.reduction === "none") {
        const pass = binaryCrossEntropyWithLogits(logits, targets, {
          ...options,
          reduction: "none",
        });
        expectClose(pass.output.data, want, tolerance);
        const upstream = fromRows(expected.upstream as number[][], dtype);
        expectClose(pass.backward(upstream).data, expected.dlogits.flat(), tolerance);
        return;
      }
      const reduction = expected.reduction as "mean" | "sum";
      const pass = binaryCrossEntropyWithLogits(logits, targets, { ...options, reduction });
      expectClose([pass.output], want, tolerance);
      const dLogits = pass.backward(expected.upstream as number);
      expectClose(dLogits.data, expected.dlogits.flat(), tolerance);
    });
  });
});

describe("gradient", () => {
  test("is that of the forward, for random shapes, targets, weights and upstream", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(1000),
        fc.boolean(),
        fc.boolean(),
        (rows, columns, seed, soft, perEntry) => {
          const random = randomState(seed);
          const of = (r: number, next: () => number) => generate(r, columns, next);
          const logits = of(rows, () => random.normal(0, 3));
          const t = of(rows, () => (soft ? random.random() : Math.round(random.random())));
          const options = {
            weights: of(perEntry ? rows : 1, () => random.uniform(0, 2)),
            positiveWeights: of(1, () => random.uniform(0, 4)),
          };
          const check = { random, rtol: 1e-6, atol: 1e-9 };
          for (const reduction of ["mean", "sum"] as const) {
            const loss = (x: Matrix) =>
              binaryCrossEntropyWithLogits(x, t, { ...options, reduction });
            assertLossGradient(loss, logits, check);
          }
          const losses = (x: Matrix) =>
            binaryCrossEntropyWithLogits(x, t, { ...options, reduction: "none" });
          assertGradient(losses, logits, check);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("keeps its digits where the entry is all but certain", () => {
    const x = fromRows([[40, -40]]);
    const pass = binaryCrossEntropyWithLogits(x, fromRows([[1, 0]]), { reduction: "sum" });
    // ln(1 + e^-40) and 1 / (1 + e^40), by 50-digit arithmetic.
    expect(pass.output / (2 * 4.248354255291589e-18)).toBeCloseTo(1, 14);
    const [first, second] = pass.backward().data;
    expect(first! / -4.248354255291589e-18).toBeCloseTo(1, 14);
    expect(second).toBe(-first!);
  });
});

describe("invariants", () => {
  test("yes at x costs what no costs at -x", () => {
    const x = generate(3, 4, (i, j) => (i - 1) * 3.7 + j);
    const negated = generate(3, 4, (i, j) => -((i - 1) * 3.7 + j));
    const yes = binaryCrossEntropyWithLogits(x, full(3, 4, 1), { reduction: "none" });
    const no = binaryCrossEntropyWithLogits(negated, zeros(3, 4), { reduction: "none" });
    expect(yes.output).toEqual(no.output);
  });

  test("one column takes an array, as two classes do", () => {
    const x = fromRows([[0.3], [-2]]);
    const pass = binaryCrossEntropyWithLogits(x, [1, 0]);
    const same = binaryCrossEntropyWithLogits(x, fromRows([[1], [0]]));
    expect(pass.output).toBe(same.output);
    expect(pass.backward(2)).toEqual(same.backward(2));
    expect(pass.backward()).toEqual(pass.backward(1));
  });
});

describe("extremes", () => {
  test.each([
    [1000, 0, 1000, 1],
    [1000, 1, 0, 0],
    [-1000, 1, 1000, -1],
    [inf, 1, 0, 0],
    [inf, 0, inf, 1],
    [-inf, 0, 0, 0],
    [1e308, 0, 1e308, 1],
    [nan, 1, nan, nan],
  ])("logit %d, target %d: loss %d, gradient %d", (x, t, loss, gradient) => {
    const pass = binaryCrossEntropyWithLogits(fromRows([[x]]), [t]);
    expect(pass.output).toBe(loss);
    expect(pass.backward().data[0]! + 0).toBe(gradient);
  });

  test("an entry of weight 0 counts for nothing, whatever its logit and the upstream", () => {
    const x = fromRows([
      [inf, nan],
      [-inf, 0],
    ]);
    const t = fromRows([
      [0, 0.5],
      [1, 1],
    ]);
    const weights = fromRows([
      [0, 0],
      [0, 2],
    ]);
    const alone = 2 * Math.LN2;
    const sum = binaryCrossEntropyWithLogits(x, t, { weights, reduction: "sum" });
    expect(sum.output).toBe(alone);
    expect(toRows(sum.backward())).toEqual([
      [0, 0],
      [0, -1],
    ]);
    const mean = binaryCrossEntropyWithLogits(x, t, { weights });
    expect([mean.output, mean.reduction, mean.total, mean.counted]).toEqual([
      alone / 4,
      "mean",
      4,
      2,
    ]);
    for (const upstream of [inf, nan]) {
      const none = binaryCrossEntropyWithLogits(x, t, { weights, reduction: "none" });
      const d = none.backward(full(2, 2, upstream)).data;
      expect([...d]).toEqual([0, 0, 0, -upstream]);
      expect([...sum.backward(upstream).data]).toEqual([0, 0, 0, -upstream]);
    }
    // A yes that weighs nothing, whose no is not asked for; per class and with both.
    const positiveWeights = fromRows([[0, 1]]);
    const yes = fromRows([
      [1, 0],
      [1, 0],
    ]);
    const wild = fromRows([
      [-inf, 0],
      [nan, 0],
    ]);
    const positive = binaryCrossEntropyWithLogits(wild, yes, { positiveWeights, reduction: "sum" });
    expect(positive.output).toBe(2 * Math.LN2);
    expect([...positive.backward(inf).data]).toEqual([0, inf, 0, inf]);
    const perClass = { weights: fromRows([[0, 1]]), reduction: "sum" } as const;
    expect(binaryCrossEntropyWithLogits(wild, yes, perClass).output).toBe(2 * Math.LN2);
  });

  test("no entries have no mean", () => {
    const pass = binaryCrossEntropyWithLogits(zeros(0, 2), zeros(0, 2));
    expect(pass.output).toBe(nan);
    expect(pass.backward()).toEqual(zeros(0, 2));
  });
});

describe("bad input", () => {
  const x = zeros(2, 3);
  test.each<[Matrix | number[], BinaryCrossEntropyWithLogitsOptions<"mean">, string]>([
    [zeros(3, 2), {}, "targets [3, 2] and logits [2, 3] disagree"],
    [full(2, 3, 1.5), {}, "target 1.5 in row 0, column 0 must be in [0, 1]"],
    [full(2, 3, nan), {}, "target NaN in row 0, column 0 must be in [0, 1]"],
    [[0, 1], {}, "got an array of 2 targets for logits [2, 3]; it must have one per row"],
    [3 as unknown as number[], {}, "targets must be a matrix, or a list for one column, got 3"],
    [x, { weights: zeros(3, 3) }, "weights [3, 3] must be [2, 3], [1, 3] or [2, 1]"],
    [x, { weights: full(1, 3, -1) }, "entry of weights -1 in row 0, column 0 must be finite"],
    [x, { positiveWeights: zeros(2, 3) }, "positiveWeights [2, 3] must be [1, 3]"],
    [x, { positiveWeights: full(1, 3, nan) }, "entry of positiveWeights NaN in row 0, column 0"],
    [x, { reduction: "avg" as "mean" }, 'reduction must be "mean" or "sum" or "none", got "avg"'],
  ])("%#", (targets, options, message) => {
    const allocate = () => {
      throw new Error("allocated");
    };
    const call = () => binaryCrossEntropyWithLogits(x, targets, { ...options, allocate });
    expect(call).toThrow(`binaryCrossEntropyWithLogits: ${message}`);
  });

  test("other dtypes, and an upstream that is not like the loss", () => {
    const weights = full(1, 3, 1, "float32");
    expect(() => binaryCrossEntropyWithLogits(x, zeros(2, 3, "float32"))).toThrow(DTypeError);
    expect(() => binaryCrossEntropyWithLogits(x, x, { weights })).toThrow(DTypeError);
    const pass = binaryCrossEntropyWithLogits(x, x, { reduction: "none" });
    expect(() => pass.backward(zeros(2, 1))).toThrow(ShapeError);
    expect(toRows(pass.backward(full(2, 3, 2)))).toEqual(toRows(full(2, 3, 1)));
  });
});
