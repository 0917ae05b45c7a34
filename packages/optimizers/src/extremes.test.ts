import { type DType, full, matrix } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import { adam, sgd } from "./index.js";

/** One parameter, with a gradient for each of its values. */
function weights(values: readonly number[], gradients: readonly number[], dtype: DType) {
  const row = (numbers: readonly number[]) => matrix(1, numbers.length, numbers, dtype);
  return { name: "weights", value: row(values), gradient: row(gradients) };
}

describe.each(["float64", "float32"] as const)("adam without epsilon in %s", (dtype) => {
  // Their squares are too small for a number, so that the denominator is 0.
  const tiny = dtype === "float32" ? 1e-20 : 1e-170;

  // Less than a vector of them, and many.
  test.each([
    [3, false],
    [300, false],
    [300, true],
  ])("leaves in place what has no denominator: %i elements, amsgrad %s", (length, amsgrad) => {
    const gradients = Array.from({ length }, (_, k) => [0, tiny, -tiny, 4][k % 4]!);
    const parameter = weights(new Array(length).fill(1), gradients, dtype);
    const optimizer = adam({ learningRate: 0.25, epsilon: 0, amsgrad });
    for (const expected of [0.75, 0.5]) {
      optimizer.step([parameter]);
      parameter.value.data.forEach((value, k) => {
        if (k % 4 === 3) expect(value).toBeCloseTo(expected, 6);
        else expect(value).toBe(1);
      });
    }
  });

  test("takes steps as long as the rate, whatever larger gradient", () => {
    const gradients = dtype === "float32" ? [1e-17, -1, 1e18] : [1e-152, -1, 1e150];
    const parameter = weights([1, 1, 1], gradients, dtype);
    adam({ learningRate: 0.25, epsilon: 0 }).step([parameter]);
    expect(parameter.value.data[0]).toBeCloseTo(0.75, 6);
    expect(parameter.value.data[1]).toBeCloseTo(1.25, 6);
    expect(parameter.value.data[2]).toBeCloseTo(0.75, 6);
  });
});

describe("what float32 cannot hold", () => {
  test.each([
    [() => adam({ epsilon: 1e-46 }), "adam.step: epsilon 1e-46 is 0 in float32"],
    [() => adam({ epsilon: 1e39 }), "adam.step: epsilon 1e+39 is Infinity in float32"],
    [() => adam({ weightDecay: 1e39 }), "adam.step: weightDecay 1e+39 is Infinity in float32"],
    [() => adam({ learningRate: 1e39 }), "adam.step: learningRate 1e+39 is Infinity in float32"],
    [() => sgd({ learningRate: () => 1e39 }), "sgd.step: learningRate 1e+39 is Infinity in"],
    [() => sgd({ learningRate: 1, momentum: 1e39 }), "sgd.step: momentum 1e+39 is Infinity in"],
    [
      () => sgd({ learningRate: 1, dampening: -1e39 }),
      "sgd.step: dampening -1e+39 is -Infinity in",
    ],
    [() => sgd({ learningRate: 1, weightDecay: 1e39 }), "sgd.step: weightDecay 1e+39 is Infinity"],
  ])("%#: %s", (make, message) => {
    const optimizer = make();
    const double = weights([1], [0], "float64");
    const single = weights([1], [0], "float32");
    expect(() => optimizer.step([double, single])).toThrow(RangeError);
    expect(() => optimizer.step([double, single])).toThrow(message);
    expect(optimizer.steps()).toBe(0);
    expect(double.value.data[0]).toBe(1);
    optimizer.step([double]);
    expect(optimizer.steps()).toBe(1);
  });

  test("a rate, momentum or decay that fades to 0 does no harm", () => {
    const parameter = weights([1], [1], "float32");
    adam({ learningRate: 1e-50, weightDecay: 1e-50, epsilon: 0 }).step([parameter]);
    sgd({ learningRate: 1e-50, momentum: 1e-50 }).step([parameter]);
    expect(parameter.value.data[0]).toBe(1);
  });
});

test.each([adam(), sgd({ learningRate: 1 })])(
  "%#: a step on no parameters is told",
  (optimizer) => {
    expect(() => optimizer.step([])).toThrow(RangeError);
    expect(() => optimizer.step([])).toThrow(
      /^(adam|sgd)\.step: there are no parameters to move: give those of a layer, `network\.parameters`$/,
    );
    expect(optimizer.steps()).toBe(0);
    const parameter = { name: "w", value: full(1, 1, 1), gradient: full(1, 1, 1) };
    optimizer.step([parameter]);
    expect(optimizer.steps()).toBe(1);
  },
);
