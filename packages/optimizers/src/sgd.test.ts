import { DTypeError, matrix, zeros } from "@adjoint/matrix";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SgdOptions, sgd } from "./sgd.js";

/** The values after each of the gradients, from [1, -2]. */
function follow(
  options: SgdOptions,
  gradients: readonly (readonly number[])[],
  dtype: "float64" | "float32" = "float64",
): number[][] {
  const weights = {
    name: "weights",
    value: matrix(1, 2, [1, -2], dtype),
    gradient: zeros(1, 2, dtype),
  };
  const optimizer = sgd(options);
  return gradients.map((gradient) => {
    weights.gradient.data.set(gradient);
    optimizer.step([weights]);
    return Array.from(weights.value.data);
  });
}

const gradients = [
  [1, -3],
  [2, 0.5],
  [0, 1],
  [-1, -1],
];

describe("values of PyTorch 1.13", () => {
  test.each([
    [
      "dampened momentum and weight decay",
      { momentum: 0.9, dampening: 0.5, weightDecay: 0.01 },
      [
        [0.899, -1.698],
        [0.7076505000000001, -1.450351],
        [0.53508212475, -1.2767417245],
        [0.42950304596262506, -1.0698550056877498],
      ],
    ],
    [
      "Nesterov's momentum and weight decay",
      { momentum: 0.9, nesterov: true, weightDecay: 0.01 },
      [
        [0.8081, -1.4262],
        [0.3447546100000001, -1.2738702199999998],
        [0.1078160152410001, -1.2806366445819999],
        [0.08467670867794219, -1.005439700279094],
      ],
    ],
  ])("%s", (_, options, expected) => {
    follow({ learningRate: 0.1, ...options }, gradients).forEach((row, step) => {
      row.forEach((value, k) => {
        const want = expected[step]![k]!;
        expect(Math.abs(value - want)).toBeLessThanOrEqual(1e-14 * Math.abs(want));
      });
    });
  });

  test("dampened momentum and weight decay in float32", () => {
    const options = { learningRate: 0.1, momentum: 0.9, dampening: 0.5, weightDecay: 0.01 };
    const expected = [
      [0.8989999890327454, -1.6979999542236328],
      [0.7076504826545715, -1.4503509998321533],
      [0.5350821018218994, -1.2767417430877686],
      [0.42950302362442017, -1.069854974746704],
    ];
    follow(options, gradients, "float32").forEach((row, step) => {
      row.forEach((value, k) => {
        // PyTorch's vector code may fuse a product and a sum, hence a few float32 roundings.
        const want = expected[step]![k]!;
        expect(Math.abs(value - want)).toBeLessThanOrEqual(2 ** -22 * Math.abs(want));
      });
    });
  });
});

describe("invariants", () => {
  test("gradients of zero leave every bit, without decay", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double(), { minLength: 1, maxLength: 9 }),
        fc.constantFrom("float64" as const, "float32" as const),
        fc.constantFrom<Partial<SgdOptions>>(
          {},
          { momentum: 0.9 },
          { momentum: 0.9, dampening: 0.5 },
          { momentum: 0.9, nesterov: true },
        ),
        (numbers, dtype, options) => {
          const value = matrix(1, numbers.length, numbers, dtype);
          const before = value.data.slice();
          const weights = { name: "w", value, gradient: zeros(1, numbers.length, dtype) };
          const optimizer = sgd({ learningRate: 0.1, ...options });
          for (let step = 0; step < 3; step++) optimizer.step([weights]);
          expect(value.data).toEqual(before);
        },
      ),
    );
  });

  test("each parameter has a velocity of its own, and each optimizer", () => {
    const make = () => ({ name: "w", value: matrix(1, 1, [0]), gradient: matrix(1, 1, [1]) });
    const [early, late, other] = [make(), make(), make()];
    const optimizer = sgd({ learningRate: 1, momentum: 0.5 });
    optimizer.step([early]);
    optimizer.step([early, late]);
    sgd({ learningRate: 1, momentum: 0.5 }).step([other]);
    expect([early, late, other].map(({ value }) => value.data[0])).toEqual([-2.5, -1, -1]);
  });

  test("the gradient is only read", () => {
    const gradient = matrix(1, 1, [2]);
    const weights = { name: "w", value: matrix(1, 1, [3]), gradient };
    const optimizer = sgd({ learningRate: 1, momentum: 0.5, weightDecay: 0.5 });
    optimizer.step([weights]);
    optimizer.step([weights]);
    expect(gradient.data[0]).toBe(2);
  });
});

test("a gradient of another dtype is refused, and nothing is written", () => {
  const good = { name: "weights", value: matrix(1, 1, [1]), gradient: matrix(1, 1, [1]) };
  const bad = { name: "biases", value: zeros(1, 1), gradient: zeros(1, 1, "float32") };
  const optimizer = sgd({ learningRate: 1 });
  expect(() => optimizer.step([good, bad])).toThrow(
    new DTypeError(
      "sgd.step: gradient of biases is float32 and biases is float64; both must have the same dtype",
    ),
  );
  expect(good.value.data[0]).toBe(1);
});
