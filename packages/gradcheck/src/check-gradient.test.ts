import {
  DTypeError,
  divide,
  generate,
  type Matrix,
  matmul,
  matrix,
  multiply,
  scale,
  sqrt,
  sum,
  zeros,
} from "@adjoint/matrix";
import { type Context, type Op, type Parameter, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import {
  assertGradient,
  checkGradient,
  checkLossGradient,
  checkNetworkGradient,
  GradientError,
  type ScalarLoss,
} from "./index.js";

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
  backward: (upstream = 1) => scale(p, (2 * upstream) / p.rows),
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

describe("the report", () => {
  test("is a plain record", () => {
    const report = checkGradient(linear(3, 2), draw(4, 3, 1), options());
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(report).toMatchObject({
      passed: true,
      verdict: "passed",
      mode: "entries",
      precision: { analytic: "float64", numerical: "float64" },
      tolerances: { step: 1e-5, rtol: 1e-6, atol: 1e-9 },
      faults: [],
      unseen: [],
    });
  });

  test("keeps every entry where they are asked for, in order", () => {
    const plain = checkGradient(linear(3, 2), draw(4, 3, 1), options());
    expect(plain.tensors.some((tensor) => "entries" in tensor)).toBe(false);
    const { tensors } = checkGradient(linear(3, 2), draw(4, 3, 1), { ...options(), entries: true });
    const [x, weights] = tensors.map(({ entries }) => entries!);
    expect(x!.map(({ row, column }) => 3 * row + column)).toEqual([...Array(12).keys()]);
    expect(weights!.map(({ row, column }) => 2 * row + column)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(tensors.map(({ entries: _, ...rest }) => rest)).toEqual(plain.tensors);
    for (const { entries, worst } of tensors) expect(entries).toContain(worst);
    const loss = checkLossGradient(meanSquare, draw(2, 2, 1), { ...options(), entries: true });
    expect(loss.tensors[0]!.entries).toHaveLength(4);
    const sums = checkGradient(triple, draw(2, 2, 1), {
      ...options(),
      mode: "projections",
      entries: true,
    });
    expect(sums.tensors[0]!.entries!.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test("numbers the names that parameters share", () => {
    const { tensors } = checkGradient(
      sequential(linear(3, 2), triple, linear(2, 2)),
      draw(1, 3, 0),
      options(),
    );
    expect(tensors.map(({ name }) => name)).toEqual(["x", "weights 1", "weights 2"]);
  });

  test("says what it could not see", () => {
    const unseen = (x: Matrix) => checkGradient(rectify, x, options()).unseen;
    expect(unseen(matrix(1, 2, [0, 1]))).toEqual([
      "1 at a kink: anything between the slopes of the two sides is let pass",
    ]);
    expect(unseen(matrix(1, 2, [-1, -2]))).toEqual([
      "the gradient of x, which is zero throughout at these values",
    ]);
  });
});

describe("what cannot be told", () => {
  /** Beside 1e12, wide differences keep some digits; beside 1e16, none. */
  const offset = (backward: (d: Matrix) => Matrix, far = 1e16): Op => {
    return (x) => ({ output: map(x, (v) => far + v), backward });
  };

  test("neither passes nor fails", () => {
    const report = checkGradient(
      offset((d) => d),
      draw(2, 2, 0),
      options(),
    );
    expect(report).toMatchObject({ passed: false, verdict: "undecided", faults: [] });
    const { counts, worst, maxRelativeError } = report.tensors[0]!;
    expect(counts).toMatchObject({ fail: 0, "cannot-tell": 4 });
    expect(worst!.uncertainty).toBeGreaterThan(worst!.absolute);
    expect(maxRelativeError).toBe(0);
    expect(() =>
      assertGradient(
        offset((d) => d),
        draw(2, 2, 0),
        options(),
      ),
    ).toThrow(
      /^assertGradient: 4 of 4 that cannot be told in the gradient of x, .* \(give or take /,
    );
  });

  test("a few digits are seen, and the report says how few", () => {
    const report = checkGradient(
      offset((d) => d, 1e12),
      draw(2, 2, 0),
      options(),
    );
    expect(report.verdict).toBe("passed");
    expect(report.tensors[0]!.counts.unseen).toBe(4);
    expect(report.unseen[0]).toMatch(
      /^4 of 4 in the gradient of x: as near as rounding lets be seen, .* off by up to a relative \d\.\de-/,
    );
  });

  test("but a mistake that is larger than the doubt fails", () => {
    const report = checkGradient(
      offset((d) => scale(d, 3), 1e12),
      draw(2, 2, 0),
      options(),
    );
    expect(report.verdict).toBe("failed");
    expect(report.tensors[0]!.counts.fail).toBe(4);
  });

  test("a wide step is no reason for doubt: extrapolation takes its error away", () => {
    const cube: Op = (x) => ({
      output: multiply(x, multiply(x, x)),
      backward: (d) => multiply(d, scale(multiply(x, x), 3)),
    });
    const { passed, tensors } = checkGradient(cube, draw(3, 3, 0), { ...options(), step: 0.1 });
    expect(passed).toBe(true);
    expect(tensors[0]!.counts.pass).toBe(9);
    expect(tensors[0]!.worst!.uncertainty).toBeLessThan(1e-9);
  });

  test("nor is the edge of the domain", () => {
    const root: Op = (x) => {
      const output = sqrt(x);
      return { output, backward: (d) => divide(d, scale(output, 2)) };
    };
    const x = matrix(1, 2, [5e-6, 2e-6]);
    expect(checkGradient(root, x, { ...options(), rtol: 1e-4 }).verdict).toBe("passed");
  });
});

describe("beside the edge of the domain", () => {
  const logarithm: Op = (x) => ({ output: map(x, Math.log), backward: (d) => divide(d, x) });

  test("steps narrow until differences are finite", () => {
    const report = checkGradient(logarithm, matrix(1, 3, [2, 1e-7, 3]), options());
    expect(report).toMatchObject({ verdict: "passed", faults: [] });
    const { counts, maxRelativeError } = report.tensors[0]!;
    expect(counts.pass).toBe(3);
    expect(maxRelativeError).toBeLessThan(1e-6);
  });

  test("an infinite derivative, or function, is not finite", () => {
    const { tensors } = checkGradient(logarithm, matrix(1, 1, [0]), options());
    expect(tensors[0]!.counts["non-finite"]).toBe(1);
    const flat: Op = (x) => ({ output: map(x, Math.log), backward: (d) => d });
    const beyond = checkGradient(flat, matrix(1, 1, [-1]), options());
    expect(beyond.tensors[0]!.counts["non-finite"]).toBe(1);
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
      unseen: 0,
      "cannot-tell": 0,
      "both-zero": 1,
      "non-finite": 0,
    });
    expect(report.tensors[0]!.worst).toMatchObject({ row: 0, column: 0, status: "kink" });
    expect(report.tensors[0]!.maxRelativeError).toBeLessThan(1e-9);
  });

  test.each([3e-6, -3e-6, 4e-7, -4e-7, 1.5e-7, -1.5e-7, 5e-8, -5e-8])(
    "relu within a step of 0, at %s",
    (x) => {
      expect(checkGradient(rectify, matrix(1, 1, [x]), options()).passed).toBe(true);
    },
  );

  test("a gradient outside the slopes of both sides fails all the same", () => {
    const wrong: Op = (x) => ({
      ...rectify(x),
      backward: (d) => scale(rectify(x).backward(d), -1),
    });
    expect(checkGradient(wrong, matrix(1, 1, [3e-6]), options()).tensors[0]!.counts.fail).toBe(1);
    const double: Op = (x) => ({ ...rectify(x), backward: (d) => scale(d, 2) });
    expect(checkGradient(double, matrix(1, 1, [0]), options()).tensors[0]!.counts.fail).toBe(1);
  });

  test("a corner within the step does not hide a mistake", () => {
    const wrong: Op = (x) => ({ ...triple(rectify(x).output), backward: (d) => scale(d, 3) });
    const { counts } = checkGradient(wrong, matrix(1, 2, [-4e-6, -0.01]), options()).tensors[0]!;
    expect(counts.fail).toBe(2);
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

describe("what draws", () => {
  const halves: Op = (x, context) => {
    const { random, training } = context!;
    const mask = generate(x.rows, x.columns, () => (training && random!.random() < 0.5 ? 0 : 2));
    return { output: multiply(x, mask), backward: (dOutput) => multiply(dOutput, mask) };
  };
  const given = () => ({ training: true, random: randomState(3) });
  const x = generate(5, 4, () => 1);

  test("draws the same in every forward, and leaves the random where it is", () => {
    const context = given();
    const report = checkGradient(halves, x, { context });
    expect(report).toMatchObject({ verdict: "passed", faults: [] });
    expect(report.tensors[0]!.counts.pass).toBeGreaterThan(2);
    expect(report.tensors[0]!.counts["both-zero"]).toBeGreaterThan(2);
    expect(context.random.state()).toEqual(given().random.state());
  });

  test("is found out all the same where its gradient is wrong", () => {
    const wrong: Op = (m, context) => ({ ...halves(m, context), backward: (d) => multiply(d, m) });
    expect(checkGradient(wrong, x, { context: given() }).verdict).toBe("failed");
  });

  test("is refused a random that is none", () => {
    const context = { training: true, random: 3 } as unknown as Context;
    expect(() => checkGradient(halves, x, { context })).toThrow(
      "checkGradient: random of the context must be a stream, as randomState(3), got 3",
    );
  });
});

test("buffers have their bits back", () => {
  const buffer = { name: "runningMean", value: matrix(1, 1, [5]) };
  const counting: Op = (x) => {
    buffer.value.data[0]! += 1;
    return { output: x, backward: (dOutput) => dOutput };
  };
  const layer = Object.assign(counting, { parameters: [], buffers: [buffer] });
  expect(checkGradient(layer, matrix(1, 2, [1, 2])).verdict).toBe("passed");
  expect(buffer.value.data[0]).toBe(5);
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
      /^assertGradient: 1 of 4 wrong in the gradient of x, worst at \[1, 0\], where x is 0.096\d*: analytic -?\d\S*, numerical -?\d\S*, relative error 0\.3333/,
    );
    expect(report.tensors[0]!.worst).toMatchObject({ row: 1, column: 0, status: "fail" });
  });

  test("mixed dtypes are refused: parameter, output", () => {
    const single = zeros(1, 1, "float32");
    const parameters = [{ name: "weights", value: single, gradient: single }];
    const layer = Object.assign(((x) => triple(x)) as Op, { parameters });
    expect(() => checkGradient(layer, zeros(1, 1), options())).toThrow(
      new DTypeError("checkGradient: weights is float32, x is float64"),
    );
    const rounding: Op = (x) => ({ ...triple(x), output: single });
    expect(() => checkGradient(rounding, zeros(1, 1), options())).toThrow(
      new DTypeError("checkGradient: the output is float32, x is float64"),
    );
  });

  test("what is no pass is refused", () => {
    const wanted = new TypeError(
      "checkGradient: the op must give a pass: a matrix output and a backward",
    );
    for (const none of [undefined, {}, { output: zeros(1, 1) }, { backward: () => {} }]) {
      expect(() => checkGradient((() => none) as unknown as Op, zeros(1, 1), options())).toThrow(
        wanted,
      );
    }
  });

  test.each([
    [undefined, "undefined"],
    [3, "a number"],
    [{ output: zeros(2, 3), backward: triple }, "output a matrix [2, 3], backward function"],
    [{ output: 1 }, "output number, backward undefined"],
    [{ output: "1", backward: triple }, "output string, backward function"],
  ])("a loss that gives no pass is refused: %s", (none, got) => {
    const loss = (() => none) as unknown as ScalarLoss;
    const wanted = (name: string) =>
      new TypeError(
        `${name}: the loss must give a pass: a number as output and a backward, got ${got}`,
      );
    expect(() => checkLossGradient(loss, zeros(1, 1), options())).toThrow(
      wanted("checkLossGradient"),
    );
    expect(() => checkNetworkGradient(triple, loss, zeros(1, 1), options())).toThrow(
      wanted("checkNetworkGradient"),
    );
  });

  test("a backward that gives no matrix is a fault", () => {
    const op = ((x: Matrix) => ({ ...triple(x), backward: () => {} })) as unknown as Op;
    const report = checkGradient(op, zeros(1, 2), options());
    expect(report.faults).toContain("the gradient of x is [0, 0] float64, x is [1, 2] float64");
    expect(report.tensors[0]!.counts["non-finite"]).toBe(2);
  });

  test("steps and tolerances that are none are refused", () => {
    const check = (wrong: object) => () =>
      checkGradient(square, zeros(1, 1), { ...options(), ...wrong });
    expect(check({ step: Number.NaN })).toThrow("checkGradient: step must be a finite number");
    expect(check({ rtol: -1 })).toThrow(
      new RangeError("checkGradient: rtol must be a finite number of at least 0, got -1"),
    );
    expect(check({ atol: Number.POSITIVE_INFINITY })).toThrow("checkGradient: atol must be");
    expect(check({ mode: "all" })).toThrow(
      new RangeError('checkGradient: mode must be "entries" or "projections", got "all"'),
    );
    expect(check({ mode: "projections", projections: 0 })).toThrow(
      new RangeError("checkGradient: projections must be an integer of at least 1, got 0"),
    );
  });
});

test("without a random, a check draws from randomState(0)", () => {
  const x = draw(2, 3, 1);
  const wrong: Op = (m) => ({ ...square(m), backward: (d) => multiply(d, m) });
  const mean: ScalarLoss = (m) => ({
    output: sum(m) / m.data.length,
    backward: (upstream = 1) => map(m, () => upstream / m.data.length),
  });
  for (const mode of ["entries", "projections"] as const) {
    const seeded = { mode, random: randomState(0) };
    expect(checkGradient(wrong, x, { mode })).toEqual(checkGradient(wrong, x, seeded));
  }
  expect(checkGradient(square, x).verdict).toBe("passed");
  expect(checkLossGradient(mean, x).verdict).toBe("passed");
  expect(checkNetworkGradient(square, mean, x).verdict).toBe("passed");
  expect(() => assertGradient(wrong, x)).toThrow(GradientError);
});
