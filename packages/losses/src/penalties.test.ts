import { fromRows, full, type Matrix, toRows, workspace, zeros } from "@adjoint/matrix";
import type { Parameter } from "@adjoint/pass";
import { describe, expect, test } from "vitest";
import { l1Penalty, l2Penalty } from "./index.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

const parameter = (name: string, value: Matrix, gradient = 0): Parameter => ({
  name,
  value,
  gradient: full(value.rows, value.columns, gradient, value.dtype),
});

describe("values and gradients", () => {
  const value = fromRows([
    [3, -1],
    [0, -0.5],
  ]);
  test("of squares, added to what is there", () => {
    const [w, b] = [parameter("weights", value, 10), parameter("biases", full(1, 1, 2), -1)];
    const penalty = l2Penalty([w, b], { strength: 0.25 });
    expect(penalty.output).toBe((9 + 1 + 0.25 + 4) / 4);
    expect(toRows(w.gradient)).toEqual(toRows(full(2, 2, 10)));
    penalty.backward();
    expect(toRows(w.gradient)).toEqual([
      [11.5, 9.5],
      [10, 9.75],
    ]);
    expect(toRows(b.gradient)).toEqual([[0]]);
    penalty.backward(-2);
    expect(toRows(b.gradient)).toEqual([[-2]]);
  });

  test("of sizes, added to what is there; 0 pulls nowhere", () => {
    const w = parameter("weights", value, 10);
    const penalty = l1Penalty([w], { strength: 0.25 });
    expect(penalty.output).toBe(4.5 / 4);
    penalty.backward(2);
    expect(toRows(w.gradient)).toEqual([
      [10.5, 9.5],
      [10, 9.5],
    ]);
  });

  test.each([l1Penalty, l2Penalty])("%o of both dtypes, in linear memory too", (penaltyOf) => {
    const { allocate } = workspace();
    const drawn = Array.from({ length: 300 }, (_, k) => Math.fround((k - 150) / 7));
    const make = (dtype: "float64" | "float32", isResident: boolean) => {
      const room = isResident ? allocate : zeros;
      const [inner, gradient] = [room(3, 100, dtype), room(3, 100, dtype)];
      inner.data.set(drawn);
      gradient.data.fill(0.5);
      return { name: "weights", value: inner, gradient };
    };
    const [here, there] = [false, true].map((isResident) => {
      const parameters = (["float64", "float32"] as const).map((dtype) => make(dtype, isResident));
      const penalty = penaltyOf(parameters, { strength: 0.3 });
      penalty.backward(0.7);
      return [penalty.output, ...parameters.map(({ gradient }) => [...gradient.data])];
    });
    expect(here).toEqual(there);
    const [exact, single] = here!.slice(1) as number[][];
    single!.forEach((g, k) => {
      expect(Math.abs(g - exact![k]!)).toBeLessThan(1e-6 * (1 + Math.abs(exact![k]!)));
    });
  });

  test("NaN and Infinity go through", () => {
    const w = parameter("weights", fromRows([[nan, inf]]));
    l1Penalty([w], { strength: 1 }).backward();
    expect(toRows(w.gradient)).toEqual([[nan, 1]]);
    const v = parameter("weights", fromRows([[nan, -inf]]));
    expect(l2Penalty([v], { strength: 1 }).output).toBe(nan);
    l2Penalty([v], { strength: 1 }).backward();
    expect(toRows(v.gradient)).toEqual([[nan, -inf]]);
  });
});

describe.each([
  ["l1Penalty", l1Penalty],
  ["l2Penalty", l2Penalty],
])("%s: bad input", (name, penalty) => {
  const w = parameter("weights", full(1, 1, 1, "float32"));
  const untyped = (value: unknown) => value as never;
  test.each<[string, () => unknown, string]>([
    ["no parameters", () => penalty([], { strength: 1 }), "there are no parameters to keep small"],
    [
      "a matrix",
      () => penalty(untyped([w.value]), { strength: 1 }),
      "parameter 0 must be an object",
    ],
    ["no strength", () => penalty([w], untyped({})), "the option strength is missing"],
    ["a strength", () => penalty([w], { strength: -1 }), "strength must be a finite number"],
    ["of float64", () => penalty([w], { strength: 1e-60 }), "a number that float32 holds"],
    ["an option", () => penalty([w], untyped({ strength: 1, rate: 1 })), 'unknown option "rate"'],
    ["u", () => penalty([w], { strength: 1 }).backward(untyped("1")), "upstream must be a number"],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(message);
    expect(call).toThrow(name);
    expect(toRows(w.gradient)).toEqual([[0]]);
  });
});
