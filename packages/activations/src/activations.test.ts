import { assertGradient } from "@adjoint/gradcheck";
import {
  DTypeError,
  fromRows,
  full,
  generate,
  matrix,
  ShapeError,
  toRows,
  zeros,
} from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import references from "../../../fixtures/activation-references.json" with { type: "json" };
import torchFirst from "../../../fixtures/activations.json" with { type: "json" };
import torchMore from "../../../fixtures/vocabulary-activations.json" with { type: "json" };
import * as exported from "./index.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const draw = (rows: number, columns: number, seed: number) => {
  const random = randomState(seed);
  return generate(rows, columns, () => random.normal(0, 2));
};

/** What is not elementwise: it looks at a whole row. */
const OF_ROWS = ["glu", "logSoftmax", "softmax", "softmaxJacobian", "softmin"];

/** How many columns of x make `columns` of y: glu takes two halves. */
const wide = (title: string, columns: number) => (title === "glu" ? 2 * columns : columns);

/** Every export but `activation`, which makes activations, as it is: each of them is an op. */
const { activation: _, ...ops } = exported;
const withDefaults: [name: string, op: Op][] = Object.entries(ops);

/** `"celu, alpha 0.5"` is `celu({ alpha: 0.5 })`. */
function opOf(title: string): Op {
  const [name, ...options] = title.split(", ");
  const op = (ops as Record<string, unknown>)[name!];
  const entries = options.map((option) => {
    const [key, value] = option.split(" ");
    return [key, Number.isNaN(Number(value)) ? value : Number(value)];
  });
  if (entries.length === 0) return op as Op;
  return (op as (options: unknown) => Op)(Object.fromEntries(entries));
}

const referenceCases = Object.entries(references.cases).map(
  ([title, reference]) => [title, opOf(title), reference] as const,
);
const allCases = [
  ...withDefaults,
  ...["softmax, temperature 2.5", "logSoftmax, temperature 0.4"].map(
    (title) => [title, opOf(title)] as const,
  ),
  ...referenceCases
    .filter(([title]) => title.includes(","))
    .map(([title, op]) => [title, op] as const),
];
const elementwiseCases = allCases.filter(([title]) => !OF_ROWS.includes(title.split(",")[0]!));

describe.each(allCases)("%s", (title, op) => {
  const [name] = title.split(",");

  test("has the gradient of its forward", () => {
    const sizes = [fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 11 })] as const;
    fc.assert(
      fc.property(...sizes, fc.nat(1000), (rows, columns, seed) => {
        const random = randomState(seed);
        assertGradient(op, draw(rows, wide(title, columns), seed), {
          random,
          rtol: 1e-7,
          atol: 1e-9,
        });
      }),
      { numRuns: 60 },
    );
  });

  test("has its name", () => {
    expect(op.name).toBe(name);
  });

  test("stays in float32, near float64", () => {
    const x = draw(4, wide(title, 5), 1);
    const single = op(matrix(4, x.columns, Float32Array.from(x.data)));
    expect(single.output.dtype).toBe("float32");
    const expected = op(x);
    const upstream = draw(4, 5, 2);
    const dx = single.backward(matrix(4, 5, Float32Array.from(upstream.data)));
    const want = expected.backward(upstream);
    expect(dx.dtype).toBe("float32");
    expect(single.output.data.length).toBe(20);
    single.output.data.forEach((y: number, k: number) => {
      expect(y).toBeCloseTo(expected.output.data[k]!, 5);
    });
    dx.data.forEach((d: number, k: number) => {
      expect(d).toBeCloseTo(want.data[k]!, 5);
    });
  });

  test("an empty batch, and rows without columns", () => {
    const none = zeros(0, wide(title, 3));
    expect(op(none).backward(zeros(0, 3))).toEqual(none);
    expect(op(zeros(3, 0)).backward(zeros(3, 0))).toEqual(zeros(3, 0));
  });

  test("is finite for entries of ±1000, and the rest of the numbers", () => {
    for (const dtype of ["float64", "float32"] as const) {
      const huge = dtype === "float64" ? 1e300 : 3e37;
      const values = [-1000, 1000, huge, -huge, 0, -0, 1e-40, -1e-40];
      const x = generate(1, 8, (_, j) => values[j]!, dtype);
      const pass = op(x);
      const dx = pass.backward(full(1, pass.output.columns, 1, dtype));
      expect([...pass.output.data].every(Number.isFinite)).toBe(true);
      expect([...dx.data].every(Number.isFinite)).toBe(true);
    }
  });

  test("does not write to x, and writes where it is told to", () => {
    const x = draw(2, wide(title, 3), 1);
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
    const pass = op(zeros(2, wide(title, 3)));
    expect(() => pass.backward(zeros(3, 2))).toThrow(
      new ShapeError(
        `${name}.backward: dOutput [3, 2] and output [2, 3] disagree: both must have the same shape`,
      ),
    );
    expect(() => pass.backward(zeros(2, 3, "float32"))).toThrow(DTypeError);
  });
});

describe("arithmetic of 1500 digits", () => {
  test("has a row for every elementwise export", () => {
    // Add a new one's formula to fixtures/make-activation-references.py, and run it.
    const names = elementwiseCases.map(([title]) => title);
    expect(Object.keys(references.cases).sort()).toEqual(names.sort());
  });

  describe.each(referenceCases)("%s", (title, op, { y, slope }) => {
    test("is within 1e-12 of it in float64, in both tails, as its gradient is", () => {
      const pass = op(fromRows([references.x]));
      const dx = pass.backward(full(1, references.x.length, 1));
      expect(worst(pass.output.data, y, 2 ** -1022)).toBeLessThan(1e-12);
      expect(worst(dx.data, slope, 2 ** -1022)).toBeLessThan(1e-12);
    });

    test("is within a few ulp of it in float32", () => {
      const few = title.endsWith("approximate tanh") ? 100 : 8;
      const pass = op(matrix(1, references.x.length, Float32Array.from(references.x)));
      const dx = pass.backward(full(1, references.x.length, 1, "float32"));
      expect(worst(pass.output.data, y, 2 ** -126)).toBeLessThan(few * 2 ** -23);
      expect(worst(dx.data, slope, 2 ** -126)).toBeLessThan(few * 2 ** -23);
    });
  });

  /**
   * The largest relative error. Below the least normal number, where numbers have fewer digits, it is
   * the error by that number.
   */
  function worst(found: ArrayLike<number>, exact: readonly number[], least: number): number {
    const errors = exact.map((want, k) => {
      const error = Math.abs(found[k]! - want) / Math.max(Math.abs(want), least);
      return Number.isNaN(error) ? inf : error;
    });
    return Math.max(...errors);
  }
});

/** PyTorch's cases by the names here. */
const TORCH: Record<string, string> = {
  "celu, alpha 0.7": "celu_0_7",
  elu: "elu_1",
  "elu, alpha 1.5": "elu_1_5",
  gelu: "gelu_erf",
  "gelu, approximate tanh": "gelu_tanh",
  hardSwish: "hardswish",
  leakyRelu: "leaky_relu_0_01",
  "leakyRelu, negativeSlope 0.2": "leaky_relu_0_2",
  logSoftmax: "log_softmax",
  softmaxJacobian: "softmax",
  "logSoftmax, temperature 0.4": "log_softmax_temperature_0_4",
  "softmax, temperature 2.5": "softmax_temperature_2_5",
  "softplus, beta 2": "softplus_beta_2",
  softShrink: "softshrink_0_5",
  tanhShrink: "tanhshrink",
};

interface TorchCase {
  readonly inputs: { readonly x: number[][] };
  readonly dy: number[][];
  readonly y: number[][];
  readonly gradients: { readonly x: number[][] };
}
type TorchCases = TorchCase | { readonly random: TorchCase; readonly tails: TorchCase };

describe("PyTorch", () => {
  const first = torchFirst.cases as Record<
    string,
    { readonly y: number[][]; readonly dx: number[][] }
  >;
  const more = torchMore as unknown as Record<string, TorchCases>;
  const snakeCase = (name: string) =>
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const casesOf = (title: string): TorchCase[] => {
    const name = TORCH[title] ?? snakeCase(title);
    const { x, dy } = torchFirst;
    const { y, dx } = first[name] ?? {};
    const cases = y && dx ? [{ inputs: { x }, dy, y, gradients: { x: dx } }] : [];
    const found = more[name] ?? more[title];
    if (found === undefined) return cases;
    return [...cases, ...("random" in found ? [found.random, found.tails] : [found])];
  };
  // Of celu it has another alpha only.
  const names = withDefaults.map(([name]) => name).filter((name) => name !== "celu");
  const titles = [...new Set([...names, ...Object.keys(TORCH)])];

  test.each(titles)("%s has its values and gradients", (title) => {
    const op = opOf(title);
    const cases = casesOf(title);
    expect(cases.length).toBeGreaterThan(0);
    for (const { inputs, dy, y, gradients } of cases) {
      const pass = op(fromRows(inputs.x));
      // Its softplus loses 2e-9 by its threshold, and its celu and hardSigmoid have constants of float32.
      const lost = /^(softplus|celu|hardSigmoid)/.test(title) ? 1e-8 : 1e-14;
      expectNear(toRows(pass.output), y, lost);
      expectNear(toRows(pass.backward(fromRows(dy))), gradients.x, lost);
    }
  });

  function expectNear(actual: number[][], expected: number[][], atol: number): void {
    actual.flat().forEach((value, k) => {
      const want = expected.flat()[k]!;
      // Where its softplus overflows.
      if (typeof want === "string") return;
      expect(Math.abs(value - want)).toBeLessThanOrEqual(atol + 1e-13 * Math.abs(want));
    });
  }
});

describe("what is no number, infinite, or at a kink, is as in PyTorch 1.13", () => {
  const x = [nan, inf, -inf, 0, -3, 3, 6, 1, -1];
  test.each([
    // Of relu, PyTorch passes the gradient on where x is NaN.
    ["relu", [nan, inf, 0, 0, 0, 3, 6, 1, 0], [0, 1, 0, 0, 0, 1, 1, 1, 0]],
    ["relu6", [nan, 6, 0, 0, 0, 3, 6, 1, 0], [0, 0, 0, 0, 0, 1, 0, 1, 0]],
    [
      "hardSigmoid",
      [nan, 1, 0, 0.5, 0, 1, 1, 4 / 6, 2 / 6],
      [0, 0, 0, 1 / 6, 0, 0, 0, 1 / 6, 1 / 6],
    ],
    ["hardTanh", [nan, 1, -1, 0, -1, 1, 1, 1, -1], [0, 0, 0, 1, 0, 0, 0, 0, 0]],
    // Its kernels give -0.5 or 0 at -3, and 1.5 or 1 at 3.
    [
      "hardSwish",
      [nan, inf, nan, 0, -0, 3, 6, 4 / 6, -2 / 6],
      [nan, 1, 0, 0.5, 0, 1, 1, 1 / 3 + 0.5, -1 / 3 + 0.5],
    ],
    [
      "leakyRelu, negativeSlope 0.5",
      [nan, inf, -inf, 0, -1.5, 3, 6, 1, -0.5],
      [0.5, 1, 0.5, 0.5, 0.5, 1, 1, 1, 0.5],
    ],
  ])("%s", (title, y, slope) => {
    const pass = opOf(title)(fromRows([x]));
    expect(toRows(pass.output)[0]).toEqual(y);
    expect(toRows(pass.backward(full(1, x.length, 1)))[0]).toEqual(slope);
  });

  test.each([
    ["celu", [nan, inf, -1], [nan, 1, 0], 1],
    ["elu", [nan, inf, -1], [nan, 1, 0], 1],
    ["elu, alpha 1.5", [nan, inf, -1.5], [nan, 1, 0], 1.5],
    ["selu", [nan, inf, -1.7580993408473768], [nan, 1.0507009873554805, 0], 1.7580993408473768],
    ["logSigmoid", [nan, 0, -inf], [nan, 0, 1], 0.5],
    ["softplus", [nan, inf, 0], [nan, 1, 0], 0.5],
    // Of NaN, PyTorch 1.13 makes 0, and later versions NaN.
    ["softShrink", [nan, inf, -inf], [1, 1, 1], 0],
    ["tanh", [nan, 1, -1], [nan, 0, 0], 1],
    ["sigmoid", [nan, 1, 0], [nan, 0, 0], 0.25],
    ["silu", [nan, inf, nan], [nan, nan, nan], 0.5],
    ["mish", [nan, inf, nan], [nan, nan, nan], 0.6],
    ["gelu", [nan, inf, nan], [nan, nan, nan], 0.5],
    ["gelu, approximate tanh", [nan, inf, nan], [nan, nan, nan], 0.5],
    // Of softsign, PyTorch's gradient at infinity is NaN.
    ["softsign", [nan, nan, nan], [nan, 0, 0], 1],
  ])("%s", (title, y, slope, slopeAt0) => {
    for (const dtype of ["float64", "float32"] as const) {
      const round = dtype === "float32" ? Math.fround : (value: number) => value;
      const points = generate(1, 4, (_, j) => [nan, inf, -inf, 0][j]!, dtype);
      const pass = opOf(title)(points);
      expect([...pass.output.data].slice(0, 3)).toEqual(y.map(round));
      const dx = pass.backward(full(1, 4, 1, dtype));
      expect([...dx.data]).toEqual([...slope, slopeAt0].map(round));
    }
  });
});

describe("options", () => {
  test("an activation with options is an op, and gives ops", () => {
    const { elu } = exported;
    const x = matrix(1, 2, [-1, 2]);
    const expected = elu(x).output;
    for (const op of [elu(), elu({}), elu({ alpha: 1 }), elu])
      expect(op(x, {}).output).toEqual(expected);
    expect(elu({ alpha: 2 })(x).output.data[0]).toBe(2 * expected.data[0]!);
    expect([elu.name, elu({ alpha: 2 }).name]).toEqual(["elu", "elu"]);
  });

  test.each([
    ["celu", { alpha: 0 }, "celu: alpha must be in (0, Infinity), got 0"],
    ["elu", { alpha: nan }, "elu: alpha must be a finite number, got NaN"],
    ["elu", { alhpa: 1 }, 'elu: unknown option "alhpa"; did you mean "alpha"?'],
    ["elu", 3, "elu: options must be an object { alpha }, got 3"],
    [
      "gelu",
      { approximate: "tanhh" },
      'gelu: approximate must be "none" or "tanh", got "tanhh"; did you mean "tanh"?',
    ],
    ["hardTanh", { minValue: 1 }, "hardTanh: minValue must be below maxValue, got 1 and 1"],
    ["leakyRelu", { negativeSlope: "0.1" }, 'leakyRelu: negativeSlope must be a number, got "0.1"'],
    [
      "softShrink",
      { lambda: -1 },
      "softShrink: lambda must be a finite number of at least 0, got -1",
    ],
    ["softplus", { beta: -1 }, "softplus: beta must be in (0, Infinity), got -1"],
    ["softplus", { threshold: 20 }, 'softplus: unknown option "threshold"; the options are beta'],
    ["softmax", { temperature: 0 }, "softmax: temperature must be in (0, Infinity), got 0"],
    [
      "logSoftmax",
      { temperature: inf },
      "logSoftmax: temperature must be in (0, Infinity), got Infinity",
    ],
  ])("%s of %o is refused", (name, options, message) => {
    const make = (ops as Record<string, unknown>)[name] as (options: unknown) => Op;
    expect(() => make(options)).toThrow(message);
  });

  test("what is no matrix is refused by the activation's name", () => {
    for (const op of [exported.elu, exported.elu({ alpha: 2 })] as Op[]) {
      expect(() => op([1] as never, {})).toThrow("elu: x must be a matrix, got an array of 1");
    }
  });

  test("a setting that float32 does not hold is refused", () => {
    const x = matrix(1, 1, [1], "float32");
    expect(() => exported.softplus({ beta: 1e300 })(x)).toThrow(
      new RangeError("softplus: a setting must be a number that float32 holds, got 1e+300"),
    );
    expect(() => exported.celu({ alpha: 1e-300 })(x)).toThrow(RangeError);
    expect(exported.celu({ alpha: 1e-300 })(matrix(1, 1, [1])).output.data[0]).toBe(1);
  });
});

describe("glu and softmin", () => {
  test("glu refuses an odd number of columns", () => {
    expect(() => exported.glu(zeros(2, 3))).toThrow(
      new ShapeError("glu: x [2, 3] must have an even number of columns"),
    );
  });

  test("glu is the left half times the sigmoid of the right, in both tails", () => {
    const { glu, sigmoid } = exported;
    const b = references.x;
    const x = generate(3, 2 * b.length, (i, j) => (j < b.length ? i + 1 : b[j - b.length]!));
    const pass = glu(x);
    const gates = sigmoid(fromRows([b]));
    const slopes = gates.backward(full(1, b.length, 1));
    const dx = pass.backward(full(3, b.length, 1));
    expect(toRows(pass.output)).toEqual(
      [1, 2, 3].map((a) => [...gates.output.data].map((s) => a * s)),
    );
    expect(toRows(dx)).toEqual(
      [1, 2, 3].map((a) => [...gates.output.data, ...[...slopes.data].map((d) => a * d)]),
    );
  });

  test("softmin is the softmax of -x, bit for bit", () => {
    const x = draw(4, 7, 3);
    const negated = generate(4, 7, (i, j) => -x.data[7 * i + j]!);
    const [one, other] = [exported.softmin(x), exported.softmax(negated)];
    expect(one.output).toEqual(other.output);
    const dy = draw(4, 7, 5);
    const expected = [...other.backward(dy).data].map((d) => -d);
    expect([...one.backward(dy).data]).toEqual(expected);
  });

  test("a low temperature takes the largest, a high one spreads evenly", () => {
    const x = matrix(1, 3, [1, 3, 2]);
    expect(toRows(exported.softmax({ temperature: 1e-3 })(x).output)).toEqual([[0, 1, 0]]);
    for (const p of exported.softmax({ temperature: 1e9 })(x).output.data) {
      expect(p).toBeCloseTo(1 / 3, 8);
    }
  });
});
