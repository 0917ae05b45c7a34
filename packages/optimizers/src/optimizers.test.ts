import { asType, full, matrix, ShapeError, workspace, zeros } from "@adjoint/matrix";
import type { Parameter } from "@adjoint/pass";
import { describe, expect, test } from "vitest";
import nadam from "../../../fixtures/nadam.json" with { type: "json" };
import fixture from "../../../fixtures/optimizers.json" with { type: "json" };
import vocabulary from "../../../fixtures/vocabulary-optimizers.json" with { type: "json" };
import { MAKERS } from "../testing/makers.js";
import {
  adam,
  cosineDecay,
  exponentialDecay,
  inverseTimeDecay,
  type Optimizer,
  sgd,
} from "./index.js";

/** What shrinks weights whose gradients are 0, and by what factor. */
const SHRINKS: Readonly<Record<string, number>> = {
  sgd_weight_decay: 1 - 0.1 * 0.01,
  adamw: 1 - 0.01 * 0.05,
  adamw_amsgrad: 1 - 0.02 * 0.1,
  lion: 1 - 0.02 * 0.1,
};

type Trajectory = readonly (readonly number[])[];

/** The values of a parameter that starts and moves as one of a fixture. */
function follow(
  optimizer: Optimizer,
  { start, gradients }: { readonly start: readonly number[]; readonly gradients: Trajectory },
  dtype: "float64" | "float32",
): Trajectory {
  const value = asType(matrix(1, 6, start), dtype);
  const parameter = { name: "weights", value, gradient: zeros(1, 6, dtype) };
  return gradients.map((gradient) => {
    parameter.gradient.data.set(gradient);
    optimizer.step([parameter]);
    return [...value.data];
  });
}

/** Clipping has tests of its own, and PyTorch 1.13's NAdam a factor too much: see fixtures/make-nadam.py. */
const ELSEWHERE = ["sgd_clip_norm_1", "sgd_clip_value", "nadam"];
const trajectories = [fixture, vocabulary].flatMap((each) => {
  const exact = each === fixture ? nadam.optimizers : nadam["vocabulary-optimizers"];
  return [
    ...Object.entries(each.trajectories).filter(([name]) => !ELSEWHERE.includes(name)),
    ["nadam", exact] as const,
  ].map(([name, expected]) => [name, each, expected] as const);
});

describe.each(trajectories)("%s", (name, each, expected) => {
  // Of NAdam there are two, by different rates.
  const given = name === "nadam" && each === vocabulary ? { learningRate: 0.02 } : {};

  test.each([
    ["float64", 1e-12],
    ["float32", 1e-5],
  ] as const)("moves as PyTorch's in %s, to %s", (dtype, tolerance) => {
    const optimizer = MAKERS[name]!(given);
    follow(optimizer, each, dtype).forEach((row, step) => {
      row.forEach((value, k) => {
        const want = expected[step]![k]!;
        // Relative; weights that pass near zero have lost digits to where they came from.
        const size = dtype === "float64" ? Math.abs(want) : Math.max(1, Math.abs(want));
        expect(Math.abs(value - want)).toBeLessThanOrEqual(tolerance * size);
      });
    });
    expect(optimizer.steps()).toBe(30);
  });
});

test("every way of moving has a trajectory", () => {
  expect(trajectories.map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(MAKERS)));
});

describe.each(Object.entries(MAKERS))("%s", (name, make) => {
  test("a gradient of zero at the start moves nothing but what decays", () => {
    const weightDecay = name in SHRINKS ? {} : { weightDecay: 0 };
    for (const dtype of ["float64", "float32"] as const) {
      for (const length of [1, 9]) {
        const value = full(1, length, -2, dtype);
        make(weightDecay).step([{ name: "weights", value, gradient: zeros(1, length, dtype) }]);
        expect(value).toEqual(full(1, length, -2 * (SHRINKS[name] ?? 1), dtype));
      }
    }
  });

  test("many parameters move as each would alone, of either dtype, wherever they lie", () => {
    const space = workspace();
    const parameters = () =>
      Array.from({ length: 12 }, (_, k): Parameter => {
        const dtype = k % 5 < 2 ? "float32" : "float64";
        const make = k % 3 === 0 ? zeros : space.allocate;
        const [value, gradient] = [make(k % 4, 5, dtype), make(k % 4, 5, dtype)];
        value.data.forEach((_, i) => {
          value.data[i] = Math.fround((i - k) / 7);
          gradient.data[i] = Math.fround((k + i) / 9 - 1);
        });
        return { name: `w${k}`, value, gradient };
      });
    const [together, alone] = [parameters(), parameters()];
    const optimizer = make();
    const own = alone.map(() => make());
    for (let step = 0; step < 4; step++) {
      // The last ones join late: their first step is another's third.
      const count = step < 2 ? 8 : 12;
      optimizer.step(together.slice(0, count));
      for (let k = 0; k < count; k++) own[k]!.step([alone[k]!]);
    }
    const bits = (all: Parameter[]) => all.map(({ value }) => [...value.data]);
    expect(bits(together)).toEqual(bits(alone));
    space.end();
  });

  test("a parameter given twice moves once", () => {
    const once = { name: "w", value: full(1, 1, 1), gradient: full(1, 1, 1) };
    const twice = { name: "w", value: full(1, 1, 1), gradient: full(1, 1, 1) };
    make().step([once]);
    make().step([twice, twice]);
    expect(twice.value).toEqual(once.value);
  });

  test("writes nothing when a gradient does not fit", () => {
    const good: Parameter = { name: "weights", value: full(1, 2, 1), gradient: full(1, 2, 1) };
    const bad: Parameter = { name: "biases", value: full(1, 2, 1), gradient: full(2, 1, 1) };
    const optimizer = make();
    expect(() => optimizer.step([good, bad])).toThrow(ShapeError);
    expect(() => optimizer.step([good, bad])).toThrow(
      ".step: gradient of biases [2, 1] and biases [1, 2] disagree",
    );
    expect(good.value).toEqual(full(1, 2, 1));
    expect(optimizer.steps()).toBe(0);
  });
});

describe("learning rates", () => {
  test("follow the schedule from step 0", () => {
    const optimizer = sgd({ learningRate: inverseTimeDecay({ initial: 1, decay: 1 }) });
    const parameter = { name: "w", value: full(1, 1, 0), gradient: full(1, 1, -6) };
    expect(optimizer.learningRate()).toBe(1);
    optimizer.step([parameter]);
    optimizer.step([parameter]);
    optimizer.step([parameter]);
    expect(parameter.value.data[0]).toBe(6 + 3 + 2);
    expect(optimizer.learningRate()).toBe(0.25);
  });

  test("by hand", () => {
    expect([0, 1, 3].map(inverseTimeDecay({ initial: 2, decay: 1 }))).toEqual([2, 1, 0.5]);
    expect([0, 1, 5].map(exponentialDecay({ initial: 32, factor: 0.5 }))).toEqual([32, 16, 1]);
    const cosine = cosineDecay({ initial: 1, steps: 4, final: 0.5 });
    expect(cosine(0)).toBe(1);
    expect(cosine(2)).toBeCloseTo(0.75, 15);
    expect(cosine(4)).toBe(0.5);
    expect(cosine(400)).toBe(0.5);
  });

  test("that are no rates stop the step", () => {
    const optimizer = adam({ learningRate: () => Number.NaN });
    const parameter = { name: "w", value: full(1, 1, 0), gradient: full(1, 1, 1) };
    expect(() => optimizer.step([parameter])).toThrow(
      "adam: learningRate of step 0 must be a finite number of at least 0, got NaN",
    );
  });
});

describe("wrong options", () => {
  test.each([
    [() => sgd({ learningRate: -1 }), "sgd: learningRate must be a finite number of at least 0"],
    [() => sgd({ learningRate: 1, momentum: -1 }), "sgd: momentum must be"],
    [() => sgd({ learningRate: 1, nesterov: true }), "sgd: nesterov needs momentum above 0"],
    [() => sgd({ learningRate: 1, dampening: Number.NaN }), "sgd: dampening must be"],
    [() => adam({ beta1: 1 }), "adam: beta1 must be in [0, 1), got 1"],
    [() => adam({ beta2: -0.1 }), "adam: beta2 must be in [0, 1), got -0.1"],
    [() => adam({ epsilon: Number.NaN }), "adam: epsilon must be"],
    [() => cosineDecay({ initial: 1, steps: 0 }), "cosineDecay: steps must be"],
    [() => exponentialDecay({ initial: 1, factor: -1 }), "exponentialDecay: factor must be"],
    [() => inverseTimeDecay({ initial: -1, decay: 0 }), "inverseTimeDecay: initial must be"],
  ])("%#: %s", (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

describe("options that are misspelled, missing or of the wrong kind", () => {
  const call = (optimizer: unknown, ...given: unknown[]) =>
    (optimizer as (...given: unknown[]) => unknown)(...given);

  test.each<[unknown, unknown[], string]>([
    [
      adam,
      [{ learningrate: 0.5 }],
      'adam: unknown option "learningrate"; did you mean "learningRate"?',
    ],
    [adam, [{ lr: 0.5 }], 'adam: unknown option "lr"; did you mean "learningRate"?'],
    [
      adam,
      [{ weight_decay: 0 }],
      'adam: unknown option "weight_decay"; did you mean "weightDecay"?',
    ],
    [
      adam,
      [0.1],
      "adam: options must be an object { learningRate, beta1, beta2, epsilon, weightDecay, amsgrad, allocate, onNonFinite, groups }, got 0.1",
    ],
    [
      adam,
      [{ learningRate: "0.1" }],
      'adam: learningRate must be a number or a schedule, got "0.1"',
    ],
    [adam, [{ amsgrad: 1 }], "adam: amsgrad must be true or false, got 1"],
    [
      sgd,
      [],
      "sgd: the option learningRate is missing; it takes { learningRate, momentum?, dampening?, nesterov?, weightDecay?, allocate?, onNonFinite?, groups? }",
    ],
    [sgd, [{ learningRate: null }], "sgd: learningRate must be a number or a schedule, got null"],
    [
      cosineDecay,
      [{ initial: 1 }],
      "cosineDecay: the option steps is missing; it takes { initial, steps, final? }",
    ],
    [
      sgd({ learningRate: 1 }).step,
      [[1]],
      "sgd.step: parameter 0 must be an object { name, value, gradient }, got 1",
    ],
  ])("%#", (optimizer, given, message) => {
    expect(() => call(optimizer, ...given)).toThrow(new TypeError(message));
  });
});
