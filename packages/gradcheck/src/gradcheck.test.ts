import {
  add,
  DTypeError,
  full,
  generate,
  type Matrix,
  matmul,
  matrix,
  multiply,
  scale,
  sum,
  zeros,
} from "@adjoint/matrix";
import type { Op, Parameter, Pass } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import {
  assertGradient,
  assertLossGradient,
  checkGradient,
  checkLossGradient,
  GradientError,
  numericalGradient,
} from "./index.js";

const draw = (rows: number, columns: number, seed: number) => {
  const random = randomState(seed);
  return generate(rows, columns, () => random.normal());
};
const options = (seed = 0) => ({ random: randomState(seed) });

const square: Op = (x) => ({
  output: multiply(x, x),
  backward: (dOutput) => multiply(dOutput, scale(x, 2)),
});
const rectify: Op = (x) => ({
  output: matrix(
    x.rows,
    x.columns,
    x.data.map((v) => Math.max(v, 0)),
  ),
  backward: (d) =>
    matrix(
      x.rows,
      x.columns,
      d.data.map((v, k) => (x.data[k]! > 0 ? v : 0)),
    ),
});

/** A linear layer whose backward a mutation may spoil. */
function linear(spoil: (dx: Matrix, dw: Matrix) => Matrix = (dx) => dx) {
  const weights: Parameter = { name: "weights", value: draw(3, 3, 9), gradient: zeros(3, 3) };
  const op: Op = (x) => ({
    output: matmul(x, weights.value),
    backward: (d) => {
      matmul(x, d, { transposeA: true }, () => weights.gradient);
      return spoil(matmul(d, weights.value, { transposeB: true }), weights.gradient);
    },
  });
  return Object.assign(op, { parameters: [weights] });
}

/** Mean of squares, whose backward a mutation may spoil. */
const meanSquare =
  (backward: (p: Matrix, upstream: number) => Matrix) =>
  (p: Matrix): Pass<number, Matrix, number> => ({
    output: sum(multiply(p, p)) / p.rows,
    backward: (upstream) => backward(p, upstream),
  });

describe("numericalGradient", () => {
  test("of a cubic, by hand", () => {
    const x = matrix(1, 2, [2, -1]);
    const dx = numericalGradient(() => x.data[0]! ** 3 + 5 * x.data[1]!, x);
    expect(dx.data[0]).toBeCloseTo(12, 8);
    expect(dx.data[1]).toBeCloseTo(5, 8);
  });

  test("gives x its bits back, even when f throws", () => {
    const x = matrix(1, 2, [0.1, -0]);
    numericalGradient(() => x.data[0]!, x);
    const boom = () => {
      throw new Error("boom");
    };
    expect(() => numericalGradient(boom, x)).toThrow("boom");
    expect(x.data).toEqual(Float64Array.of(0.1, -0));
  });

  test("refuses float32 and a step that is none", () => {
    expect(() => numericalGradient(() => 0, zeros(1, 1, "float32"))).toThrow(DTypeError);
    expect(() => numericalGradient(() => 0, zeros(1, 1), { step: 0 })).toThrow(
      "numericalGradient: step must be a finite number above 0, got 0",
    );
  });
});

describe("right gradients pass", () => {
  test.each([...Array(40).keys()])("seed %i", (seed) => {
    expect(checkGradient(square, draw(3, 4, seed), options(seed)).passed).toBe(true);
    expect(checkGradient(linear(), draw(4, 3, seed), options(seed)).passed).toBe(true);
    expect(checkGradient(rectify, draw(3, 4, seed), options(seed)).passed).toBe(true);
    const right = meanSquare((p, upstream) => scale(p, (2 * upstream) / p.rows));
    expect(checkLossGradient(right, draw(3, 4, seed), options(seed)).passed).toBe(true);
  });

  test("a kink is a kink, and an empty input is fine", () => {
    const report = checkGradient(rectify, matrix(1, 3, [0, 1, -1]), options());
    expect(report.passed).toBe(true);
    expect(report.tensors[0]!.counts).toMatchObject({ kink: 1, pass: 1, "both-zero": 1, fail: 0 });
    expect(checkGradient(square, zeros(0, 3), options()).tensors[0]!.worst).toBeUndefined();
  });
});

describe("wrong gradients fail", () => {
  const nudge = (m: Matrix) => {
    m.data[1] = m.data[1]! * (1 + 1e-4);
    return m;
  };
  let calls = 0;
  const mutations: Record<string, Op> = {
    "wrong sign": linear((dx) => scale(dx, -1)),
    "missing transpose": Object.assign(
      ((x) => {
        const layer = linear();
        const pass = layer(x);
        return { ...pass, backward: (d) => matmul(d, layer.parameters[0]!.value) };
      }) as Op,
      {},
    ),
    "mask on the wrong side": (x) => ({
      ...rectify(x),
      backward: (d) =>
        matrix(
          1,
          3,
          d.data.map((v, k) => (x.data[k]! < 0 ? v : 0)),
        ),
    }),
    "upstream ignored": (x) => ({ ...square(x), backward: () => scale(x, 2) }),
    "one entry off by 1e-4": linear(nudge),
    "one parameter entry off by 1e-4": linear((dx, dw) => {
      nudge(dw);
      return dx;
    }),
    "stale buffer": (x) => ({
      ...square(x),
      backward: (d) => {
        calls += 1;
        return add(multiply(d, scale(x, 2)), calls > 1 ? 1e-3 : 0);
      },
    }),
    "input written to": (x) => ({
      ...square(x),
      backward: (d) => {
        const dx = multiply(d, scale(x, 2));
        d.data[0] = 7;
        return dx;
      },
    }),
    "a constant added": (x) => ({
      ...square(x),
      backward: (d) => add(multiply(d, scale(x, 2)), 1e-3),
    }),
    NaN: (x) => ({ ...square(x), backward: (d) => scale(d, Number.NaN) }),
  };
  test.each(Object.entries(mutations))("%s", (_name, op) => {
    calls = 0;
    const x = draw(1, 3, 5);
    expect(checkGradient(op, x, options()).passed).toBe(false);
    calls = 0;
    expect(() => assertGradient(op, x, options())).toThrow(GradientError);
  });

  test.each([
    ["1/N dropped", meanSquare((p, upstream) => scale(p, 2 * upstream))],
    ["upstream ignored", meanSquare((p) => scale(p, 2 / p.rows))],
  ])("loss: %s", (_name, loss) => {
    expect(checkLossGradient(loss, draw(3, 2, 1), options()).passed).toBe(false);
    expect(() => assertLossGradient(loss, draw(3, 2, 1), options())).toThrow(GradientError);
  });

  test("the message names the worst entry and both values", () => {
    const wrong: Op = (x) => ({ output: scale(x, 3), backward: (d) => scale(d, 2) });
    expect(() => assertGradient(wrong, full(1, 1, 1), options())).toThrow(
      /assertGradient: 1 wrong in the gradient of x, worst at \[0, 0\]: analytic \d.*, numerical \d.*, relative error 0.33/,
    );
  });

  test("float32 is refused", () => {
    expect(() => checkGradient(square, zeros(1, 1, "float32"), options())).toThrow(
      new DTypeError("checkGradient: x is float32; differences need float64"),
    );
  });
});
