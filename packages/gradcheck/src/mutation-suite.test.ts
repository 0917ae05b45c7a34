import {
  add,
  full,
  generate,
  type Matrix,
  matmul,
  matrix,
  multiply,
  scale,
  sum,
  transpose,
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
  type GradientReport,
} from "./index.js";

// Each op below is right but for one mistake; the checker has to find it, for its own reason.

const draw = (rows: number, columns: number, seed: number) => {
  const random = randomState(seed);
  return generate(rows, columns, () => random.normal());
};
const map = (m: Matrix, f: (value: number, index: number) => number) =>
  matrix(m.rows, m.columns, m.data.map(f));
const options = (seed: number) => ({ random: randomState(seed) });
const nudge = (m: Matrix) => map(m, (v, k) => (k === 1 ? v * (1 + 1e-4) : v));

type Backward = (d: Matrix, x: Matrix) => Matrix;
const dSquare: Backward = (d, x) => multiply(d, scale(x, 2));
const square =
  (backward: Backward): Op =>
  (x) => ({ output: multiply(x, x), backward: (d) => backward(d, x) });
const rectify =
  (keep: (v: number) => boolean): Op =>
  (x) => ({
    output: map(x, (v) => Math.max(v, 0)),
    backward: (d) => map(d, (v, k) => (keep(x.data[k]!) ? v : 0)),
  });

interface Mistakes {
  readonly dx?: (d: Matrix, weights: Matrix) => Matrix;
  readonly dWeights?: (x: Matrix, d: Matrix, weights: Parameter) => void;
}
const dInput = (d: Matrix, weights: Matrix) => matmul(d, weights, { transposeB: true });
const dWeight = (x: Matrix, d: Matrix) => matmul(x, d, { transposeA: true });

/** A linear layer, square so that a missing transpose keeps the shape. */
function linear(mistakes: Mistakes): Op {
  const weights: Parameter = { name: "weights", value: draw(3, 3, 9), gradient: zeros(3, 3) };
  const dWeights =
    mistakes.dWeights ?? ((x, d, { gradient }) => gradient.data.set(dWeight(x, d).data));
  const op: Op = (x) => ({
    output: matmul(x, weights.value),
    backward: (d) => {
      dWeights(x, d, weights);
      return (mistakes.dx ?? dInput)(d, weights.value);
    },
  });
  return Object.assign(op, { parameters: [weights] });
}

/** A square whose passes share what they remember: the last forward wins. */
function forgetful(remember: (x: Matrix) => Matrix): Op {
  const memory = zeros(3, 3);
  return (x) => {
    memory.data.set(remember(x).data);
    return { output: multiply(x, x), backward: (d) => dSquare(d, memory) };
  };
}

function forgetfulMask(): Op {
  const mask = zeros(3, 3);
  return (x) => {
    mask.data.set(x.data.map((v) => (v > 0 ? 1 : 0)));
    return { output: multiply(x, mask), backward: (d) => multiply(d, mask) };
  };
}

const failed = (name: string) => (report: GradientReport) => {
  expect(report.tensors.find((tensor) => tensor.name === name)!.counts.fail).toBeGreaterThan(0);
};
const fault = (text: string) => (report: GradientReport) => {
  expect(report.faults.join("; ")).toContain(text);
};
const nonFinite = (name: string) => (report: GradientReport) => {
  const { counts } = report.tensors.find((tensor) => tensor.name === name)!;
  expect(counts["non-finite"]).toBeGreaterThan(0);
};
const wrote = fault("writes to what it was given");

const mutants: [string, () => Op, (report: GradientReport) => void][] = [
  ["wrong sign", () => linear({ dx: (d, w) => scale(dInput(d, w), -1) }), failed("x")],
  ["missing transpose", () => linear({ dx: (d, w) => matmul(d, w) }), failed("x")],
  [
    "missing transpose of a parameter's gradient",
    () =>
      linear({
        dWeights: (x, d, { gradient }) => gradient.data.set(transpose(dWeight(x, d)).data),
      }),
    failed("weights"),
  ],
  ["mask on the wrong side", () => rectify((v) => v < 0), failed("x")],
  ["mask left out", () => rectify(() => true), failed("x")],
  ["upstream ignored", () => square((_d, x) => scale(x, 2)), failed("x")],
  [
    "upstream without its sign",
    () => square((d, x) => dSquare(map(d, Math.abs), x)),
    fault("a negated upstream"),
  ],
  ["one entry off by 1e-4", () => linear({ dx: (d, w) => nudge(dInput(d, w)) }), failed("x")],
  [
    "one entry of a parameter off by 1e-4",
    () =>
      linear({ dWeights: (x, d, { gradient }) => gradient.data.set(nudge(dWeight(x, d)).data) }),
    failed("weights"),
  ],
  ["a constant added", () => square((d, x) => add(dSquare(d, x), 1e-3)), fault("a zero upstream")],
  [
    "NaN from a zero upstream",
    () =>
      square((d, x) =>
        multiply(
          dSquare(d, x),
          map(d, (v) => v / v),
        ),
      ),
    fault("a zero upstream"),
  ],
  ["NaN", () => square((d) => scale(d, Number.NaN)), nonFinite("x")],
  [
    "stale buffer: adds to the last gradient",
    () => {
      const buffer = zeros(3, 3);
      return square((d, x) => {
        buffer.data.set(add(buffer, dSquare(d, x)).data);
        return buffer;
      });
    },
    fault("a second backward"),
  ],
  ["stale buffer: input of the last forward", () => forgetful((x) => x), fault("another forward")],
  ["stale buffer: mask of the last forward", forgetfulMask, fault("another forward")],
  [
    "parameter's gradient added to",
    () =>
      linear({
        dWeights: (x, d, { gradient }) => gradient.data.set(add(gradient, dWeight(x, d)).data),
      }),
    nonFinite("weights"),
  ],
  ["parameter's gradient not written", () => linear({ dWeights: () => {} }), nonFinite("weights")],
  [
    "forward writes to its input",
    () => (x) => {
      x.data[0] = 3;
      return square(dSquare)(x);
    },
    wrote,
  ],
  [
    "backward writes to the input",
    () =>
      square((d, x) => {
        const dx = dSquare(d, x);
        x.data[0] = 7;
        return dx;
      }),
    wrote,
  ],
  [
    "backward writes to the upstream",
    () =>
      square((d, x) => {
        const dx = dSquare(d, x);
        d.data[0] = 7;
        return dx;
      }),
    wrote,
  ],
  [
    "backward writes to a parameter",
    () =>
      linear({
        dWeights: (x, d, { value, gradient }) => {
          gradient.data.set(dWeight(x, d).data);
          value.data[0] = 7;
        },
      }),
    wrote,
  ],
  [
    "gradient of another shape",
    () => square((d, x) => matrix(1, 9, dSquare(d, x).data)),
    fault("the gradient of x is [1, 9] float64, x is [3, 3] float64"),
  ],
  ["gradient too short", () => square(() => zeros(1, 1)), nonFinite("x")],
  [
    "float32 gradient",
    () => square((d, x) => matrix(3, 3, Float32Array.from(dSquare(d, x).data))),
    fault("the gradient of x is [3, 3] float32, x is [3, 3] float64"),
  ],
];

describe("a wrong backward fails", () => {
  test.each(mutants)("%s", (_name, mutant, reason) => {
    for (let seed = 0; seed < 10; seed++) {
      const report = checkGradient(mutant(), draw(3, 3, seed), options(seed));
      expect(report.passed).toBe(false);
      reason(report);
      expect(() => assertGradient(mutant(), draw(3, 3, seed), options(seed))).toThrow(
        GradientError,
      );
    }
  });

  test("and the same ops without a mistake pass", () => {
    for (let seed = 0; seed < 10; seed++) {
      for (const op of [linear({}), square(dSquare), rectify((v) => v > 0)]) {
        expect(() => assertGradient(op, draw(3, 3, seed), options(seed))).not.toThrow();
      }
    }
  });
});

describe("a wrong loss fails", () => {
  const meanSquare =
    (backward: (p: Matrix, upstream: number) => Matrix) =>
    (p: Matrix): Pass<number, Matrix, number> => ({
      output: sum(multiply(p, p)) / p.rows,
      backward: (upstream) => backward(p, upstream),
    });
  const right = (p: Matrix, upstream: number) => scale(p, (2 * upstream) / p.rows);

  test.each<[string, (p: Matrix, upstream: number) => Matrix]>([
    ["1/N dropped", (p, upstream) => scale(p, 2 * upstream)],
    ["wrong sign", (p, upstream) => right(p, -upstream)],
    ["upstream ignored", (p) => right(p, 1)],
    ["upstream without its sign", (p, upstream) => right(p, Math.abs(upstream))],
    ["one entry off by 1e-4", (p, upstream) => nudge(right(p, upstream))],
    ["the same for every entry", (p, upstream) => full(p.rows, p.columns, upstream)],
  ])("%s", (_name, backward) => {
    for (let seed = 0; seed < 10; seed++) {
      const loss = meanSquare(backward);
      expect(checkLossGradient(loss, draw(3, 2, seed), options(seed)).passed).toBe(false);
      expect(() => assertLossGradient(loss, draw(3, 2, seed), options(seed))).toThrow(
        /^assertLossGradient: .*predictions|negated/,
      );
      expect(() =>
        assertLossGradient(meanSquare(right), draw(3, 2, seed), options(seed)),
      ).not.toThrow();
    }
  });
});
