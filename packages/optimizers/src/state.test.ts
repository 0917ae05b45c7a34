import { type DType, full, matrix, workspace, zeros } from "@adjoint/matrix";
import type { Parameter } from "@adjoint/pass";
import { describe, expect, test } from "vitest";
import { MAKERS } from "../testing/makers.js";
import { adam, inverseTimeDecay, type Optimizer, sgd } from "./index.js";

const learningRate = inverseTimeDecay({ initial: 0.1, decay: 0.01 });
/** Typed arrays as arrays of numbers: what the README says of JSON. */
const toText = (state: unknown) =>
  JSON.stringify(state, (_, value) => (ArrayBuffer.isView(value) ? [...(value as never)] : value));

const ways: Record<string, (state: unknown) => unknown> = {
  directly: (state) => state,
  "through a structured clone": (state) => structuredClone(state),
  "through JSON": (state) => JSON.parse(toText(state)),
};

/** Numbers in [-1, 1] that look like no others nearby. */
const scattered = (k: number, salt: number) => ((k * 37 + salt * 101) % 59) / 29 - 1;

function parametersOf(dtype: DType): Parameter[] {
  return [
    [2, 17],
    [1, 3],
  ].map(([rows, columns], i) => {
    const value = zeros(rows!, columns!, dtype);
    value.data.forEach((_, k) => {
      value.data[k] = scattered(k, i);
    });
    return { name: `weights ${i}`, value, gradient: zeros(rows!, columns!, dtype) };
  });
}

/** Steps whose gradients depend on their number and on the weights. */
function train(optimizer: Optimizer, parameters: readonly Parameter[], from: number, to: number) {
  for (let step = from; step < to; step++) {
    for (const { value, gradient } of parameters) {
      value.data.forEach((w, k) => {
        gradient.data[k] = w * scattered(k, step);
      });
    }
    optimizer.step(parameters);
  }
}

describe.each(Object.entries(MAKERS))("%s", (_, maker) => {
  const make: typeof maker = (given) => maker({ learningRate, ...given });

  for (const dtype of ["float64", "float32"] as const) {
    test.each(Object.entries(ways))(`goes on in ${dtype} as if never stopped, %s`, (_way, pass) => {
      const whole = parametersOf(dtype);
      train(make(), whole, 0, 20);

      const first = parametersOf(dtype);
      const stopped = make();
      train(stopped, first, 0, 9);
      const state = pass(stopped.state(first)) as ReturnType<Optimizer["state"]>;
      // Copies: what the first goes on to do must not show.
      const second = first.map((p) => ({
        ...p,
        value: { ...p.value, data: p.value.data.slice() },
      }));
      train(stopped, first, 9, 12);
      const resumed = make({ allocate: workspace().allocate });
      resumed.restore(second, state);
      expect(resumed.steps()).toBe(9);
      expect(resumed.learningRate()).toBe(learningRate(9));
      train(resumed, second, 9, 20);

      expect(second.map(({ value }) => value)).toEqual(whole.map(({ value }) => value));
      expect(resumed.state(second)).toEqual(
        (() => {
          train(stopped, first, 12, 20);
          return stopped.state(first);
        })(),
      );
    });
  }

  test("goes back, and forgets what it has seen since", () => {
    const parameters = parametersOf("float64");
    const optimizer = make();
    const start = optimizer.state(parameters);
    expect(start.steps).toBe(0);
    expect(start.parameters).toEqual([null, null]);
    train(optimizer, parameters, 0, 3);
    optimizer.restore(parameters, start);
    expect(optimizer.state(parameters)).toEqual(start);
  });
});

describe("what a state holds", () => {
  // By hand: halves and quarters are exact.
  test("of Adam", () => {
    const w = { name: "w", value: full(1, 2, 1), gradient: full(1, 2, 2) };
    const late = { name: "late", value: full(1, 1, 1), gradient: full(1, 1, 1) };
    const optimizer = adam({ beta1: 0.5, beta2: 0.75, amsgrad: true });
    optimizer.step([w]);
    w.gradient.data.fill(0);
    optimizer.step([w]);
    const state = optimizer.state([late, w, w]);
    expect(state.parameters[1]!.firstMoment.data.buffer).toBeInstanceOf(ArrayBuffer);
    expect(state).toEqual({
      optimizer: "adam",
      steps: 2,
      parameters: [
        null,
        {
          firstMoment: full(1, 2, 0.5),
          secondMoment: full(1, 2, 0.75),
          largestSecondMoment: full(1, 2, 1),
          beta1Power: 0.25,
          beta2Power: 0.5625,
        },
      ],
    });
  });

  test("of SGD", () => {
    const w = { name: "w", value: full(1, 2, 1), gradient: full(1, 2, 2) };
    const optimizer = sgd({ learningRate: 1, momentum: 0.5 });
    optimizer.step([w]);
    optimizer.step([w]);
    const velocity = full(1, 2, 3);
    expect(optimizer.state([w])).toEqual({
      ...{ optimizer: "sgd", steps: 2 },
      parameters: [{ velocity }],
    });
    const plain = sgd({ learningRate: 1 });
    plain.step([w]);
    expect(plain.state([w]).parameters).toEqual([{}]);
  });

  test.each(["float64", "float32"] as const)(
    "in %s moments that fade end at 0, and not among the subnormal numbers",
    (dtype) => {
      const least = dtype === "float32" ? 2 ** -126 : 2 ** -1022;
      for (const length of [1, 9]) {
        const gradient = full(1, length, 0, dtype);
        const w = { name: "w", value: full(1, length, 1, dtype), gradient };
        const optimizer = adam();
        optimizer.step([w]);
        const { steps, parameters } = optimizer.state([w]);
        const moment = full(1, length, least, dtype);
        const kept = { ...parameters[0]!, firstMoment: moment, secondMoment: moment };
        optimizer.restore([w], { optimizer: "adam", steps, parameters: [kept] });
        optimizer.step([w]);
        const [faded] = optimizer.state([w]).parameters;
        expect(faded!.firstMoment).toEqual(full(1, length, 0, dtype));
        expect(faded!.secondMoment).toEqual(full(1, length, 0, dtype));
      }
    },
  );

  test("infinities are kept", () => {
    const gradient = matrix(1, 2, [1, 1e21], "float32");
    const w = { name: "w", value: full(1, 2, 1, "float32"), gradient };
    const optimizer = adam();
    for (let step = 0; step < 3; step++) optimizer.step([w]);
    const state = optimizer.state([w]);
    expect(state.parameters[0]!.secondMoment.data[1]).toBe(Number.POSITIVE_INFINITY);
    const other = adam();
    other.restore([w], state);
    expect(other.state([w])).toEqual(state);
    expect(() => other.restore([w], JSON.parse(toText(state)))).toThrow(
      new TypeError(
        "adam.restore: secondMoment of w must hold numbers, got null at position 1; JSON writes null for NaN and infinities",
      ),
    );
  });
});

describe("a state that does not fit is refused, and nothing is written", () => {
  const parameters = parametersOf("float64");
  const made = (options = {}) => {
    const optimizer = adam(options);
    train(optimizer, parameters, 0, 2);
    return optimizer;
  };
  const good = made().state(parameters);
  const [kept] = good.parameters;
  const moment = kept!.firstMoment;
  const withKept = (given: object) => ({ ...good, parameters: [{ ...kept, ...given }, null] });
  const withMoment = (given: object) => withKept({ firstMoment: { ...moment, ...given } });

  test.each<[unknown, string, string]>([
    [undefined, "TypeError", "state must be what adam().state(parameters) gave, got undefined"],
    [
      { ...good, optimizer: "sgd" },
      "RangeError",
      'optimizer of the state must be "adam", got "sgd"',
    ],
    [
      { ...good, steps: -1 },
      "RangeError",
      "steps of the state must be an integer of at least 0, got -1",
    ],
    [
      { ...good, step: 1 },
      "TypeError",
      'the state holds "step"; it must hold { optimizer, steps, parameters }',
    ],
    [
      { ...good, parameters: [null] },
      "RangeError",
      "got 2 parameters and a state of 1; it must be of the same",
    ],
    [
      made({ amsgrad: true }).state(parameters),
      "TypeError",
      'the state of weights 0 holds "largestSecondMoment"; it must hold { firstMoment, secondMoment, beta1Power, beta2Power }',
    ],
    [withKept({ beta1Power: 1 }), "RangeError", "beta1Power of weights 0 must be in [0, 1), got 1"],
    [
      withKept({ beta1Power: null }),
      "TypeError",
      "beta1Power of weights 0 must be a number, got null",
    ],
    [
      withMoment({ rows: 17, columns: 2 }),
      "ShapeError",
      "firstMoment of weights 0 is [17, 2]; it must be [2, 17], as the parameter",
    ],
    [
      withMoment({ dtype: "float32" }),
      "DTypeError",
      'firstMoment of weights 0 is "float32"; it must be "float64", as the parameter',
    ],
    [
      withMoment({ data: new Float32Array(34) }),
      "DTypeError",
      "firstMoment of weights 0 [2, 17] is float64, so that its data must be a Float64Array, got a Float32Array of 34",
    ],
    [
      withMoment({ data: [1] }),
      "ShapeError",
      "firstMoment of weights 0 has 1 elements of data; it must have 34",
    ],
    [
      JSON.parse(JSON.stringify(good)),
      "TypeError",
      "firstMoment of weights 0 must be a list of numbers, got an object",
    ],
  ])("%#", (state, name, message) => {
    const optimizer = made();
    const before = optimizer.state(parameters);
    const call = () => optimizer.restore(parameters, state as typeof good);
    expect(call).toThrow(expect.objectContaining({ name }));
    expect(call).toThrow(`adam.restore: ${message}`);
    expect(optimizer.state(parameters)).toEqual(before);
  });

  test("nor is anything written where there is no room", () => {
    const optimizer = adam({
      allocate: () => {
        throw new RangeError("no room");
      },
    });
    expect(() => optimizer.restore(parameters, good)).toThrow("no room");
    expect(optimizer.steps()).toBe(0);
    expect(optimizer.state(parameters).parameters).toEqual([null, null]);
  });

  test("a state or a restoring of no parameters", () => {
    expect(() => adam().state([])).toThrow(/^adam\.state: there are no parameters to tell of: /);
    expect(() => adam().restore([], good)).toThrow(/^adam\.restore: there are no parameters to re/);
  });
});
