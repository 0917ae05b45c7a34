import { matrix, zeros } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import { type AdamOptions, adam } from "./adam.js";

/** The values after each of the gradients, from [1, -2]. */
function follow(
  options: AdamOptions,
  gradients: readonly (readonly number[])[],
  dtype: "float64" | "float32" = "float64",
): number[][] {
  const weights = {
    name: "weights",
    value: matrix(1, 2, [1, -2], dtype),
    gradient: zeros(1, 2, dtype),
  };
  const optimizer = adam(options);
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
const options = { learningRate: 0.01, beta1: 0.8, beta2: 0.95, epsilon: 1e-6, weightDecay: 0.1 };

describe("values of PyTorch 1.13, with weight decay", () => {
  test.each([
    [
      false,
      [
        [0.9900000090909008, -1.990000003124999],
        [0.9801947008910098, -1.9844071162892816],
        [0.9727254456292008, -1.9822025946241373],
        [0.9698028497660802, -1.9782459632023461],
      ],
    ],
    [
      true,
      [
        [0.9900000090909008, -1.990000003124999],
        [0.9801947008910098, -1.9845234051219671],
        [0.9729079474981004, -1.9823480976005705],
        [0.9699852941024832, -1.9783914221658165],
      ],
    ],
  ])("amsgrad %s", (amsgrad, expected) => {
    follow({ ...options, amsgrad }, gradients).forEach((row, step) => {
      row.forEach((value, k) => {
        const want = expected[step]![k]!;
        expect(Math.abs(value - want)).toBeLessThanOrEqual(1e-14 * Math.abs(want));
      });
    });
  });

  test("amsgrad in float32", () => {
    const expected = [
      [0.9900000095367432, -1.9900000095367432],
      [0.9801946878433228, -1.9845234155654907],
      [0.9729079604148865, -1.982348084449768],
      [0.96998530626297, -1.978391408920288],
    ];
    follow({ ...options, amsgrad: true }, gradients, "float32").forEach((row, step) => {
      row.forEach((value, k) => {
        // PyTorch's vector code may fuse a product and a sum, hence a few float32 roundings.
        const want = expected[step]![k]!;
        expect(Math.abs(value - want)).toBeLessThanOrEqual(2 ** -22 * Math.abs(want));
      });
    });
  });

  test("without averages, the gradient over its own size", () => {
    const [moved] = follow({ learningRate: 0.01, beta1: 0, beta2: 0 }, [[2, -3]]);
    expect(moved).toEqual([0.99000000005, -1.9900000000333333]);
  });
});

describe("invariants", () => {
  test("a parameter that joins late starts at its own first step", () => {
    const make = () => ({ name: "w", value: matrix(1, 1, [1]), gradient: matrix(1, 1, [5]) });
    const [early, late] = [make(), make()];
    const optimizer = adam({ learningRate: 0.5, epsilon: 0 });
    for (let step = 0; step < 9; step++) optimizer.step([early]);
    optimizer.step([early, late]);
    expect(late.value.data[0]).toBeCloseTo(0.5, 15);
  });

  test("powers of two in the gradient change nothing without epsilon", () => {
    const scaled = gradients.map((row) => row.map((value) => value * 2 ** 20));
    const exact = { learningRate: 0.01, epsilon: 0 };
    expect(follow(exact, scaled)).toEqual(follow(exact, gradients));
  });
});

describe("extremes", () => {
  test("a float32 gradient whose square overflows still moves, as in PyTorch", () => {
    const large = [1e20, 1e20];
    const [first, second] = follow({ learningRate: 0.01 }, [large, large], "float32");
    expect(first![0]).toBe(0.9900000095367432);
    expect(second![0]).toBe(0.9800000190734863);
  });
});
