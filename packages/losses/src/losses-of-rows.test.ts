// Losses of rows: values of PyTorch and of 1000-digit arithmetic, extremes, and what they refuse.
import { asType, fromRows, full, isMatrix, type Matrix, toRows, zeros } from "@adjoint/matrix";
import type { Pass } from "@adjoint/pass";
import { describe, expect, test } from "vitest";
import references from "../../../fixtures/row-loss-references.json" with { type: "json" };
import torch from "../../../fixtures/vocabulary-losses.json" with { type: "json" };
import {
  binaryCrossEntropyWithLogits,
  cosineEmbedding,
  multiLabelSoftMargin,
  multiMargin,
  tripletMargin,
} from "./index.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

type Inputs = Readonly<Record<string, Matrix>>;
type Pack = Pass<number | Matrix, Inputs, unknown>;

/** The gradient of a loss of one input under its name. */
const named = (name: string, { output, backward }: Pass<number | Matrix, Matrix, never>): Pack => ({
  output,
  backward: (upstream) => ({ [name]: backward(upstream as never) }),
});

/** Each of them, given its inputs by name, and what else it takes. */
const LOSSES: Record<string, (m: Inputs, given: unknown, options: object) => Pack> = {
  multiMargin: ({ scores }, labels, options) =>
    named("scores", multiMargin(scores!, labels as number[], options) as never),
  multiLabelSoftMargin: ({ logits }, targets, options) =>
    named(
      "logits",
      multiLabelSoftMargin(
        logits!,
        fromRows(targets as number[][], logits!.dtype),
        options,
      ) as never,
    ),
  cosineEmbedding: ({ first, second }, targets, options) =>
    cosineEmbedding(first!, second!, targets as number[], options) as never,
  tripletMargin: ({ anchors, positives, negatives }, _, options) =>
    tripletMargin(anchors!, positives!, negatives!, options) as never,
};

/** A case of PyTorch's, the loss it is of, what its inputs are called there, and what else is given. */
const TORCH: Record<
  string,
  [loss: string, inputs: Record<string, string>, given: string, options?: object]
> = {
  multi_margin_p1: ["multiMargin", { scores: "x" }, "y", { margin: 0.7 }],
  multi_margin_p2: ["multiMargin", { scores: "x" }, "y", { p: 2 }],
  cosine_embedding: ["cosineEmbedding", { first: "a", second: "b" }, "s", { margin: 0.1 }],
  triplet_margin: [
    "tripletMargin",
    { anchors: "a", positives: "p", negatives: "n" },
    "",
    { margin: 1.2 },
  ],
};
interface Case {
  readonly inputs: Record<string, number[][]>;
  readonly y: number | number[];
  readonly dy: number | number[];
  readonly gradients: Record<string, number[][]>;
}

const data = (value: number | Matrix) => (isMatrix(value) ? [...value.data] : [value]);

function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance: number) {
  expect(actual.length).toBe(expected.length);
  const size = Math.max(1, ...expected.map(Math.abs));
  expected.forEach((want, k) => {
    expect(Math.abs(actual[k]! - want), `entry ${k}`).toBeLessThanOrEqual(tolerance * size);
  });
}

describe.each(["mean", "sum", "none"] as const)("%s is PyTorch's", (reduction) => {
  // Beside the 1e-12 that PyTorch adds to the squares of a cosine.
  test.each(Object.entries(TORCH))("%s", (key, [name, names, given, options]) => {
    const { inputs, y, dy, gradients } = (torch[reduction] as unknown as Record<string, Case>)[
      key
    ]!;
    for (const [dtype, tolerance] of [
      ["float64", 1e-12],
      ["float32", 1e-5],
    ] as const) {
      const matrices = Object.fromEntries(
        Object.entries(names).map(([ours, its]) => [ours, fromRows(inputs[its]!, dtype)]),
      );
      const pass = LOSSES[name]!(matrices, inputs[given], { reduction, ...options });
      expectClose(data(pass.output), [y].flat(), tolerance);
      const column = (values: number[]) =>
        fromRows(
          values.map((value) => [value]),
          dtype,
        );
      const found = pass.backward(typeof dy === "number" ? dy : column(dy));
      for (const [ours, its] of Object.entries(names)) {
        expectClose(found[ours]!.data, gradients[its]!.flat(), tolerance);
      }
    }
  });
});

describe("values and gradients are those of 1000-digit arithmetic", () => {
  test.each(references.map((each) => [each.name, each.options, each] as const))(
    "%s %j",
    (name, options, { inputs, given, losses, gradients }) => {
      const matrices = Object.fromEntries(
        Object.entries(inputs).map(([key, rows]) => [key, fromRows(rows as number[][])]),
      );
      const pass = LOSSES[name]!(matrices, given, { ...options, reduction: "none" });
      const found = pass.backward(full(losses.length, 1, 1));
      losses.forEach((want, i) => {
        const error = Math.abs(data(pass.output)[i]! - want);
        expect(error, `loss ${i}`).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(want)));
      });
      for (const [key, wanted] of Object.entries(gradients) as [string, number[][]][]) {
        wanted.forEach((row, i) => {
          const size = scaleOf(name, row, toRows(matrices[key]!)[i]!);
          toRows(found[key]!)[i]!.forEach((value, j) => {
            const error = Math.abs(value - row[j]!);
            expect(error, `${key} ${i}, ${j}`).toBeLessThanOrEqual(1e-15 * size);
          });
        });
      }
    },
  );

  /** What an error is measured by: the gradient by a cosine is a difference of unit vectors, over a length. */
  function scaleOf(name: string, gradient: number[], input: number[]): number {
    if (name === "cosineEmbedding") return 1 / Math.hypot(...input);
    return Math.max(1, ...gradient.map(Math.abs));
  }

  test.each(Object.keys(LOSSES))("%s in float32 is that of float64, but for rounding", (name) => {
    const { inputs, given, options } = references.find((each) => each.name === name)!;
    const at = (dtype: "float64" | "float32") => {
      const matrices = Object.fromEntries(
        Object.entries(inputs).map(([key, rows]) => {
          const small = (rows as number[][]).filter((_, i) => i !== 1 && i !== 2);
          return [key, asType(fromRows(small, "float32"), dtype)];
        }),
      );
      const few = (given as unknown[] | null)?.filter((_, i) => i !== 1 && i !== 2);
      const pass = LOSSES[name]!(matrices, few, { ...options, reduction: "none" });
      const found = pass.backward(full((pass.output as Matrix).rows, 1, 1, dtype));
      return [pass.output as Matrix, ...Object.values(found)];
    };
    const exact = at("float64");
    at("float32").forEach((m, k) => {
      expect(m.dtype).toBe("float32");
      expectClose(m.data, [...exact[k]!.data], 1e-6);
    });
  });
});

describe("multiMargin", () => {
  const x = fromRows([
    [3, 2.5, 0],
    [nan, 1, 1],
    [0, 1, 0],
  ]);

  test("a margin that is met exactly costs and pulls nothing", () => {
    const pass = multiMargin(fromRows([[1, 0]]), [0]);
    expect([pass.output, ...pass.backward().data]).toEqual([0, 0, 0]);
  });

  test("weights of a class and of a row multiply, and 0 counts for nothing", () => {
    const options = { classWeights: [2, 0, 1], weights: fromRows([[3], [1], [1]]) };
    const pass = multiMargin(x, [0, 1, 2], { ...options, reduction: "none" });
    expect(toRows(pass.output)).toEqual([[1], [0], [1]]);
    expect(toRows(pass.backward(full(3, 1, 1)))[1]).toEqual([0, 0, 0]);
    expect(multiMargin(x, [0, 1, 2], options).output).toBe(2 / 3);
  });

  test("knows its accuracy, and that NaN goes through", () => {
    const pass = multiMargin(x, [0, 1, 1], { reduction: "none" });
    expect(pass.accuracy).toBe(2 / 3);
    expect(toRows(pass.output)[1]).toEqual([nan]);
  });
});

describe("multiLabelSoftMargin", () => {
  test("is the mean of binary cross-entropies, row by row", () => {
    const x = fromRows([
      [0.5, -1000, 3],
      [1, 2, -3],
    ]);
    const t = fromRows([
      [1, 0, 0.25],
      [0, 1, 1],
    ]);
    const pass = multiLabelSoftMargin(x, t);
    const whole = binaryCrossEntropyWithLogits(x, t);
    expectClose([pass.output], [whole.output], 1e-15);
    expectClose(pass.backward().data, [...whole.backward().data], 1e-15);
    expect(pass.total).toBe(2);
  });

  test("a class of weight 0 counts for nothing, whatever its logit", () => {
    const pass = multiLabelSoftMargin(fromRows([[nan, 0]]), fromRows([[1, 1]]), {
      classWeights: [0, 2],
    });
    expect(pass.output).toBe(Math.LN2);
    expect(toRows(pass.backward())).toEqual([[0, -0.5]]);
  });
});

describe("cosineEmbedding", () => {
  const one = (a: number[], b: number[], t: number, options: object = {}) => {
    const pass = cosineEmbedding(fromRows([a]), fromRows([b]), [t], options);
    const { first, second } = pass.backward();
    return [pass.output, ...first.data, ...second.data];
  };
  test.each<[string, number[], number[], number, object, number[]]>([
    ["zeros that belong together", [0, 0], [3, 4], 1, {}, [1, 0, 0, 0, 0]],
    ["zeros that do not", [3, 4], [0, 0], -1, { margin: -0.5 }, [0.5, 0, 0, 0, 0]],
    ["both zeros", [0, 0], [0, 0], 1, {}, [1, 0, 0, 0, 0]],
    ["equal rows", [0, 2], [0, 5], 1, {}, [0, 0, 0, 0, 0]],
    ["opposite rows", [0, 2], [0, -5], 1, {}, [2, 0, 0, 0, 0]],
    ["right angles at the margin", [0, 2], [1, 0], -1, {}, [0, 0, 0, 0, 0]],
    ["long rows", [0, 1e300], [1e300, 0], 1, {}, [1, -1e-300, 0, 0, -1e-300]],
  ])("%s", (_, a, b, t, options, wanted) => {
    expect(one(a, b, t, options).map((value) => value + 0)).toEqual(wanted);
  });

  test("NaN goes through, beside zeros too", () => {
    expect(one([nan, 1], [0, 1], 1)[0]).toBe(nan);
    expect(one([nan, 1], [0, 0], 1)[0]).toBe(nan);
    expect(one([0, 0], [1, nan], -1)[0]).toBe(nan);
    expect(one([inf, 1], [1, 1], 1)[0]).toBe(nan);
  });

  test("a loss is never below 0, and rows that are all but parallel keep their digits", () => {
    const small = 2 ** -30;
    const [loss] = one([1, 0], [1, small], 1);
    expect(Math.abs(loss! / (small * small * 0.5) - 1)).toBeLessThan(1e-15);
    for (let k = 1; k < 50; k++) {
      expect(one([k, 1 / k, 3], [2 * k, 2 / k, 6], 1)[0]).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("tripletMargin", () => {
  const [a, p, n] = [fromRows([[0, 0]]), fromRows([[3, 4]]), fromRows([[3, 5]])];

  test("pushes the negative from the positive where that is nearer, with swap", () => {
    const pass = tripletMargin(a, p, n, { swap: true, epsilon: 0 });
    expect(pass.output).toBe(5 - 1 + 1);
    const { anchors, positives, negatives } = pass.backward(5);
    expect(toRows(anchors)).toEqual([[-3, -4]]);
    expect(toRows(positives)).toEqual([[3, 9]]);
    expect(toRows(negatives)).toEqual([[0, -5]]);
  });

  test("a distance of 0 has the derivative 0", () => {
    const pass = tripletMargin(a, a, a, { epsilon: 0 });
    expect(pass.output).toBe(1);
    for (const gradient of Object.values(pass.backward())) {
      expect(toRows(gradient as Matrix)).toEqual([[0, 0]]);
    }
  });

  test("neither large nor small differences overflow, and NaN goes through", () => {
    const far = fromRows([[3 * 2 ** 600, 4 * 2 ** 600]]);
    expect(tripletMargin(a, far, a, { epsilon: 0 }).output).toBe(5 * 2 ** 600);
    const near = fromRows([[3 * 2 ** -600, 4 * 2 ** -600]]);
    const pass = tripletMargin(a, near, a, { epsilon: 0, margin: 0 });
    expect(pass.output).toBe(5 * 2 ** -600);
    expectClose(pass.backward().positives.data, [0.6, 0.8], 1e-15);
    expect(tripletMargin(a, fromRows([[nan, 0]]), n).output).toBe(nan);
  });
});

describe("bad input", () => {
  const x = full(2, 3, 0.5);
  const allocate = () => {
    throw new Error("allocated");
  };
  const untyped = (value: unknown) => value as never;
  test.each<[string, () => unknown, string]>([
    ["a label", () => multiMargin(x, [0, 3], { allocate }), "multiMargin: label 3 in row 1"],
    ["no labels", () => multiMargin(x, untyped(x)), "multiMargin: labels must be a list of class"],
    [
      "a power",
      () => multiMargin(x, [0, 1], { p: untyped(3), allocate }),
      "p must be 1 or 2, got 3",
    ],
    [
      "a margin",
      () => multiMargin(x, [0, 1], { margin: inf, allocate }),
      "multiMargin: margin must be a finite number",
    ],
    [
      "class weights",
      () => multiMargin(x, [0, 1], { classWeights: [1], allocate }),
      "multiMargin: got 1 weights for 3 classes",
    ],
    [
      "weights of entries",
      () => multiMargin(x, [0, 1], { weights: full(2, 3, 1), allocate }),
      "multiMargin: weights [2, 3] must be [2, 1]",
    ],
    [
      "a share",
      () => multiLabelSoftMargin(x, full(2, 3, 2), { allocate }),
      "multiLabelSoftMargin: target 2 in row 0, column 0 must be in [0, 1]",
    ],
    [
      "a sign",
      () => cosineEmbedding(x, x, [1, 0], { allocate }),
      "cosineEmbedding: target 0 in row 1, column 0 must be 1 or -1",
    ],
    [
      "too few signs",
      () => cosineEmbedding(x, x, [1], { allocate }),
      "cosineEmbedding: got an array of 1 targets",
    ],
    [
      "second rows",
      () => cosineEmbedding(x, zeros(2, 2), [1, 1], { allocate }),
      "cosineEmbedding: second [2, 2] and first [2, 3] disagree",
    ],
    [
      "a cosine",
      () => cosineEmbedding(x, x, [1, 1], { margin: 2, allocate }),
      "cosineEmbedding: margin must be",
    ],
    [
      "negatives",
      () => tripletMargin(x, x, zeros(1, 3), { allocate }),
      "tripletMargin: negatives [1, 3] and anchors [2, 3] disagree",
    ],
    [
      "a distance",
      () => tripletMargin(x, x, x, { p: untyped("2"), allocate }),
      'tripletMargin: p must be 1 or 2, got "2"',
    ],
    [
      "an epsilon",
      () => tripletMargin(x, x, x, { epsilon: -1, allocate }),
      "tripletMargin: epsilon must be",
    ],
    [
      "an option",
      () => tripletMargin(x, x, x, { ...{ eps: 1 }, allocate }),
      'tripletMargin: unknown option "eps"',
    ],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(message);
  });

  test("results are not written over operands", () => {
    expect(() =>
      tripletMargin(x, x, x, { allocate: (r, c) => (c === 3 ? x : zeros(r, c)) }),
    ).toThrow("tripletMargin: allocate gave a matrix [2, 3] that shares memory with an operand");
  });
});
