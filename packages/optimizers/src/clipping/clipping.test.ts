import { type DType, full, matrix, workspace, zeros } from "@adjoint/matrix";
import type { Parameter } from "@adjoint/pass";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import fixture from "../../../../fixtures/vocabulary-optimizers.json" with { type: "json" };
import { clipGradientNorm, clipGradientValue, sgd } from "../index.js";

const parameter = (values: readonly number[], dtype: DType = "float64"): Parameter => ({
  name: "weights",
  value: zeros(1, values.length, dtype),
  gradient: matrix(1, values.length, values, dtype),
});
const gradients = (parameters: readonly Parameter[]) =>
  parameters.map(({ gradient }) => [...gradient.data]);

describe("trajectories of PyTorch", () => {
  test.each<[keyof typeof fixture.trajectories, (parameters: readonly Parameter[]) => unknown]>([
    ["sgd_clip_norm_1", (parameters) => clipGradientNorm(parameters, 1)],
    ["sgd_clip_value", (parameters) => clipGradientValue(parameters, 0.4)],
  ])("%s", (name, clip) => {
    const w = { name: "w", value: matrix(1, 6, fixture.start), gradient: zeros(1, 6) };
    const optimizer = sgd({ learningRate: 0.1 });
    fixture.gradients.forEach((gradient, step) => {
      w.gradient.data.set(gradient);
      clip([w]);
      optimizer.step([w]);
      w.value.data.forEach((value, k) => {
        const want = fixture.trajectories[name][step]![k]!;
        expect(Math.abs(value - want)).toBeLessThanOrEqual(1e-12 * Math.abs(want));
      });
    });
  });
});

describe("clipGradientNorm", () => {
  test("is of all parameters together, whatever their dtype", () => {
    const parameters = [parameter([2, 4]), parameter([5, -6], "float32"), parameter([])];
    expect(clipGradientNorm(parameters, 9)).toBe(9);
    expect(clipGradientNorm(parameters, 4.5)).toBeCloseTo(9, 5);
    const [first, second] = gradients(parameters);
    [...first!, ...second!].forEach((value, k) => {
      expect(value).toBeCloseTo([1, 2, 2.5, -3][k]!, 5);
    });
  });

  test("leaves what is short enough, to the bit", () => {
    const w = parameter([0.1, 0.2]);
    expect(clipGradientNorm([w], 1)).toBe(Math.sqrt(0.1 ** 2 + 0.2 ** 2));
    expect(gradients([w])).toEqual([[0.1, 0.2]]);
  });

  test("a maximum of 0 makes every gradient 0", () => {
    const w = parameter([1, -2]);
    clipGradientNorm([w], 0);
    expect(gradients([w])).toEqual([[0, -0]]);
    expect(clipGradientNorm([parameter([0, 0])], 0)).toBe(0);
    expect(clipGradientNorm([], 1)).toBe(0);
  });

  test("neither overflows nor vanishes", () => {
    for (const size of [1e300, 1e200, 1e-200, 1e-300, Number.MIN_VALUE]) {
      const w = parameter([3 * size, 4 * size]);
      const norm = clipGradientNorm([w], 1);
      expect(Math.abs(norm / size / 5 - 1)).toBeLessThan(1e-15);
      const longest = Math.min(1, size * 5);
      expect(Math.hypot(...w.gradient.data) / longest).toBeCloseTo(1, 5);
    }
    expect(clipGradientNorm([parameter([1e38, 1e38], "float32")], 1) / 1e38).toBeCloseTo(
      Math.SQRT2,
      6,
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])(
    "a gradient of %s is left to the step",
    (wild) => {
      const w = parameter([3, wild]);
      expect(clipGradientNorm([w], 1)).toBe(wild);
      expect(gradients([w])).toEqual([[3, wild]]);
      expect(() => sgd({ learningRate: 1 }).step([w])).toThrow(
        "gradient of weights must hold finite",
      );
    },
  );

  test("no gradients are longer afterwards, and directions stay", () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, values, fc.double({ min: 0, max: 10, noNaN: true }), (a, b, maximum) => {
        const parameters = [parameter(a), parameter(b)];
        const norm = clipGradientNorm(parameters, maximum);
        const after = gradients(parameters).flat();
        expect(Math.hypot(...after)).toBeLessThanOrEqual(maximum * (1 + 1e-12));
        const factor = Math.min(1, maximum / (norm + 1e-6));
        [...a, ...b].forEach((value, k) => {
          expect(after[k]).toBe(factor < 1 ? factor * value : value);
        });
      }),
    );
  });
});

describe("clipGradientValue", () => {
  test.each(["float64", "float32"] as const)("clips each element in %s", (dtype) => {
    for (const length of [1, 3, 40]) {
      const values = Array.from({ length }, (_, k) => [0.25, -0.25, 3, -3, Number.NaN][k % 5]!);
      const resident = { ...parameter(values, dtype) };
      const home = workspace().allocate(1, length, dtype);
      home.data.set(values);
      for (const w of [resident, { ...resident, gradient: home }]) {
        clipGradientValue([w], 0.5);
        expect([...w.gradient.data]).toEqual(
          values.map((value) => Math.max(-0.5, Math.min(value, 0.5))),
        );
      }
    }
  });

  test("infinities become the maximum", () => {
    const w = parameter([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    clipGradientValue([w], 2);
    expect(gradients([w])).toEqual([[2, -2]]);
  });
});

test("what is given twice, or shared, is clipped once", () => {
  const w = parameter([3, 4]);
  const shared = { ...w, value: full(1, 2, 1) };
  expect(clipGradientNorm([w, w, shared], 1)).toBe(5);
  expect(w.gradient.data[0]).toBeCloseTo(0.6, 6);
});

describe.each([
  ["clipGradientNorm", clipGradientNorm],
  ["clipGradientValue", clipGradientValue],
])("%s refuses", (name, clip) => {
  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("a maximum of %s", (maximum) => {
    const w = parameter([3, 4]);
    expect(() => clip([w], maximum)).toThrow(
      new RangeError(`${name}: maximum must be a finite number of at least 0, got ${maximum}`),
    );
    expect(gradients([w])).toEqual([[3, 4]]);
  });

  test("what is no parameter", () => {
    expect(() => clip([1 as never], 1)).toThrow(TypeError);
  });
});
