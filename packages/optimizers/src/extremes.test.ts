import { type DType, full, type Matrix, matrix } from "@adjoint/matrix";
import type { Parameter } from "@adjoint/pass";
import { describe, expect, test } from "vitest";
import { MAKERS } from "../testing/makers.js";
import { adam, type Optimizer, rmsprop, sgd } from "./index.js";

/** Sgd and lion divide by nothing. */
const HAVE_EPSILON = /^(?!sgd|lion)/;

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

describe.each(Object.entries(MAKERS))("%s", (name, make) => {
  const state = (optimizer: Optimizer, parameter: Parameter) =>
    optimizer.state([parameter]).parameters[0] as Record<string, Matrix | number>;

  describe.each(["float64", "float32"] as const)("in %s", (dtype) => {
    // Less than a vector of them, and many: by the twin, and by the kernel.
    const lengths = [1, 3, 40];

    test("large and tiny gradients leave numbers", () => {
      const sizes =
        dtype === "float64" ? [1e200, 1e300, 1e-200, 5e-324] : [1e30, 1e37, 1e-30, 1e-45];
      for (const size of sizes) {
        for (const length of lengths) {
          const gradients = Array.from({ length }, (_, k) => (k % 2 === 0 ? size : -size));
          const parameter = weights(new Array(length).fill(1), gradients, dtype);
          const optimizer = make();
          for (let step = 0; step < 8; step++) optimizer.step([parameter]);
          expect([...parameter.value.data].filter((value) => !Number.isFinite(value))).toEqual([]);
        }
      }
    });

    test("what is kept fades to 0, and not to subnormal numbers", () => {
      const least = dtype === "float32" ? 2 ** -126 : 2 ** -1022;
      for (const length of lengths) {
        const parameter = weights(new Array(length).fill(0), new Array(length).fill(0), dtype);
        const optimizer = make({ weightDecay: 0 });
        optimizer.step([parameter]);
        const kept = state(optimizer, parameter);
        for (const key of Object.keys(kept)) {
          if (typeof kept[key] === "object") kept[key] = full(1, length, least, dtype);
        }
        const { optimizer: own, steps } = optimizer.state([parameter]);
        optimizer.restore([parameter], { optimizer: own, steps, parameters: [kept] });
        for (let step = 0; step < 3; step++) optimizer.step([parameter]);
        for (const each of Object.values(state(optimizer, parameter))) {
          if (typeof each !== "object") continue;
          const tiny = [...each.data].filter((value) => value !== 0 && Math.abs(value) < least);
          expect(tiny).toEqual([]);
        }
      }
    });

    test("without epsilon a gradient of 0 moves nothing", () => {
      for (const length of lengths) {
        const parameter = weights(new Array(length).fill(1), new Array(length).fill(0), dtype);
        const optimizer = make({ weightDecay: 0, ...(HAVE_EPSILON.test(name) && { epsilon: 0 }) });
        for (let step = 0; step < 8; step++) optimizer.step([parameter]);
        expect(parameter.value).toEqual(full(1, length, 1, dtype));
      }
    });
  });

  test("what float32 cannot hold is refused, and nothing moves", () => {
    const given: Record<string, number>[] = [{ learningRate: 1e39 }, { weightDecay: 1e39 }];
    if (HAVE_EPSILON.test(name)) given.push({ epsilon: 1e-46 }, { epsilon: 1e39 });
    for (const options of given) {
      const [double, single] = [weights([1], [1], "float64"), weights([1], [1], "float32")];
      const optimizer = make(options);
      expect(() => optimizer.step([double, single])).toThrow(RangeError);
      expect(() => optimizer.step([double, single])).toThrow(/ in float32, the number format of/);
      expect([double.value, optimizer.steps()]).toEqual([full(1, 1, 1), 0]);
      expect(optimizer.state([double, single]).parameters).toEqual([null, null]);
      optimizer.step([double]);
      expect(optimizer.steps()).toBe(1);
    }
  });

  test("rates and decays that are none are refused", () => {
    for (const value of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      for (const option of ["learningRate", "weightDecay"]) {
        expect(() => make({ [option]: value })).toThrow(
          new RegExp(`^\\w+: ${option} must be a finite number of at least 0, got ${value}$`),
        );
      }
    }
  });
});

test("centered rmsprop of gradients that do not change divides by epsilon, and not by NaN", () => {
  // From step 26 on, rounding leaves v - m² below 0.
  const parameter = weights([1, 1, 1], [1 / 7, 2 / 7, -4 / 7], "float64");
  const optimizer = rmsprop({ learningRate: 1e-12, centered: true, alpha: 0.25 });
  for (let step = 0; step < 40; step++) optimizer.step([parameter]);
  expect([...parameter.value.data].every(Number.isFinite)).toBe(true);
});
