import {
  DTypeError,
  generate,
  type Matrix,
  matmul,
  matrix,
  multiply,
  scale,
  sum,
  zeros,
} from "@adjoint/matrix";
import type { Op, Parameter } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { assertGradient, checkGradient, checkLossGradient, GradientError } from "./index.js";

const draw = (rows: number, columns: number, seed: number) => {
  const random = randomState(seed);
  return generate(rows, columns, () => random.normal());
};
const map = (m: Matrix, f: (value: number, index: number) => number) =>
  matrix(m.rows, m.columns, m.data.map(f));
const options = (seed = 0) => ({ random: randomState(seed) });

const square: Op = (x) => ({
  output: multiply(x, x),
  backward: (d) => multiply(d, scale(x, 2)),
});
const rectify: Op = (x) => ({
  output: map(x, (v) => Math.max(v, 0)),
  backward: (d) => map(d, (v, k) => (x.data[k]! > 0 ? v : 0)),
});
const triple: Op = (x) => ({ output: scale(x, 3), backward: (d) => scale(d, 3) });

function linear(inputs: number, units: number) {
  const weights: Parameter = {
    name: "weights",
    value: draw(inputs, units, 9),
    gradient: zeros(inputs, units),
  };
  const op: Op = (x) => ({
    output: matmul(x, weights.value),
    backward: (d) => {
      matmul(x, d, { transposeA: true }, () => weights.gradient);
      return matmul(d, weights.value, { transposeB: true });
    },
  });
  return Object.assign(op, { parameters: [weights] });
}

const meanSquare = (p: Matrix) => ({
  output: sum(multiply(p, p)) / p.rows,
  backward: (upstream: number) => scale(p, (2 * upstream) / p.rows),
});

describe("right gradients pass", () => {
  test.each([...Array(100).keys()])("seed %i", (seed) => {
    const rows = 1 + (seed % 4);
    for (const op of [square, rectify, triple, linear(3, 2)]) {
      expect(checkGradient(op, draw(rows, 3, seed), options(seed))).toMatchObject({
        passed: true,
        faults: [],
      });
    }
    expect(checkLossGradient(meanSquare, draw(rows, 3, seed), options(seed)).passed).toBe(true);
  });

  test("to 1e-8 or so, as the report says, tensor by tensor", () => {
    const { tensors } = checkGradient(linear(3, 2), draw(4, 3, 1), options());
    expect(tensors.map(({ name, counts }) => [name, counts.pass])).toEqual([
      ["x", 12],
      ["weights", 6],
    ]);
    for (const { maxRelativeError, worst } of tensors) {
      expect(maxRelativeError).toBeLessThan(1e-7);
      expect(worst!.relative).toBe(maxRelativeError);
    }
    const [predictions] = checkLossGradient(meanSquare, draw(2, 2, 1), options()).tensors;
    expect(predictions!.name).toBe("predictions");
  });

  test("no rows have no worst entry", () => {
    const [tensor] = checkGradient(square, zeros(0, 3), options()).tensors;
    expect(tensor).toMatchObject({ worst: undefined, maxRelativeError: 0 });
  });

  test("the context reaches the op", () => {
    const modes: (boolean | undefined)[] = [];
    const listening: Op = (x, context) => {
      modes.push(context?.training);
      return triple(x);
    };
    checkGradient(listening, zeros(1, 1), { ...options(), context: { training: true } });
    expect(new Set(modes)).toEqual(new Set([true]));
  });
});

describe("kinks", () => {
  test("relu at 0 is one, and does not fail", () => {
    const report = checkGradient(rectify, matrix(1, 3, [0, 1, -1]), options());
    expect(report.passed).toBe(true);
    expect(report.tensors[0]!.counts).toEqual({
      pass: 1,
      fail: 0,
      kink: 1,
      "both-zero": 1,
      "non-finite": 0,
    });
    expect(report.tensors[0]!.worst).toMatchObject({ row: 0, column: 0, status: "kink" });
    expect(report.tensors[0]!.maxRelativeError).toBeLessThan(1e-9);
  });

  test.each([3e-6, -3e-6, 4e-7, -4e-7, 5e-8, -5e-8])("relu within a step of 0, at %s", (x) => {
    expect(checkGradient(rectify, matrix(1, 1, [x]), options()).passed).toBe(true);
  });

  test("a gradient outside the slopes of both sides fails all the same", () => {
    const wrong: Op = (x) => ({
      ...rectify(x),
      backward: (d) => scale(rectify(x).backward(d), -1),
    });
    expect(checkGradient(wrong, matrix(1, 1, [3e-6]), options()).tensors[0]!.counts.fail).toBe(1);
    const double: Op = (x) => ({ ...rectify(x), backward: (d) => scale(d, 2) });
    expect(checkGradient(double, matrix(1, 1, [0]), options()).tensors[0]!.counts.fail).toBe(1);
  });

  test("a steep bend is none, though the gradient lies between the slopes of its sides", () => {
    const wrong: Op = (x) => ({
      output: map(x, (v) => 1e3 * v * v),
      backward: (d) => scale(d, 1e-4),
    });
    expect(checkGradient(wrong, zeros(1, 1), options()).tensors[0]!.counts.fail).toBe(1);
  });
});

describe("everything is given back", () => {
  test("values and gradients, bit by bit", () => {
    const layer = linear(3, 2);
    const [weights] = layer.parameters;
    const x = matrix(1, 3, [0.1, -0, 1e300]);
    weights!.gradient.data.fill(5);
    const before = weights!.value.data.slice();
    checkGradient(layer, x, options());
    expect(x.data).toEqual(Float64Array.of(0.1, -0, 1e300));
    expect(weights!.value.data).toEqual(before);
    expect(weights!.gradient.data).toEqual(new Float64Array(6).fill(5));
  });

  test.each([1, 2, 3, 4, 9, 20])("when forward %i throws", (last) => {
    const layer = linear(3, 2);
    const before = layer.parameters[0]!.value.data.slice();
    const x = draw(2, 3, 0);
    let calls = 0;
    const failing: Op = (m) => {
      calls += 1;
      if (calls >= last) throw new Error("boom");
      return layer(m);
    };
    const op = Object.assign(failing, { parameters: layer.parameters });
    expect(() => checkGradient(op, x, options())).toThrow("boom");
    expect(x).toEqual(draw(2, 3, 0));
    expect(layer.parameters[0]!.value.data).toEqual(before);
    expect(layer.parameters[0]!.gradient).toEqual(zeros(3, 2));
  });
});

describe("errors", () => {
  test("the message names tensor, entry and both values, and the error carries the report", () => {
    const wrong: Op = (x) => ({
      ...triple(x),
      backward: (d) => map(d, (v, k) => (k === 2 ? 2 : 3) * v),
    });
    let caught: unknown;
    try {
      assertGradient(wrong, draw(2, 2, 3), options());
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(GradientError);
    const { message, report } = caught as GradientError;
    expect(message).toMatch(
      /^assertGradient: 1 wrong in the gradient of x, worst at \[1, 0\]: analytic -?\d\S*, numerical -?\d\S*, relative error 0\.3333/,
    );
    expect(report.tensors[0]!.worst).toMatchObject({ row: 1, column: 0, status: "fail" });
  });

  test("float32 is refused: input, parameter and output", () => {
    const single = zeros(1, 1, "float32");
    expect(() => checkGradient(square, single, options())).toThrow(
      new DTypeError("checkGradient: x is float32; differences need float64"),
    );
    const parameters = [{ name: "weights", value: single, gradient: single }];
    const layer = Object.assign(((x) => triple(x)) as Op, { parameters });
    expect(() => checkGradient(layer, zeros(1, 1), options())).toThrow("weights is float32");
    const rounding: Op = (x) => ({ ...triple(x), output: single });
    expect(() => checkGradient(rounding, zeros(1, 1), options())).toThrow("the output is float32");
    expect(() => checkLossGradient(meanSquare, single, options())).toThrow(
      "checkLossGradient: predictions is float32",
    );
  });

  test("steps and tolerances that are none are refused", () => {
    const check = (wrong: object) => () =>
      checkGradient(square, zeros(1, 1), { ...options(), ...wrong });
    expect(check({ step: Number.NaN })).toThrow("checkGradient: step must be a finite number");
    expect(check({ rtol: -1 })).toThrow(
      new RangeError("checkGradient: rtol must be a finite number of at least 0, got -1"),
    );
    expect(check({ atol: Number.POSITIVE_INFINITY })).toThrow("checkGradient: atol must be");
  });
});
