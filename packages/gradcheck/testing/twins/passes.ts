import { type Matrix, matrix, multiply, scale, zeros } from "@adjoint/matrix";
import { type Op, sequential } from "@adjoint/pass";
import type { ScalarLoss } from "../../src/index.js";
import { map } from "../mutations/tools.js";
import {
  dense,
  drawn,
  each,
  loss,
  lossCheck,
  normal,
  opCheck,
  parameter,
  rowsOf,
  withParameters,
} from "./tools.js";
import type { Kind, Twins } from "./types.js";

const dSquare = (d: Matrix, x: Matrix) => multiply(d, scale(x, 2));
const square: Op = (x) => ({ output: multiply(x, x), backward: (d) => dSquare(d, x) });
const fill = (target: Matrix, from: Matrix) => {
  target.data.set(from.data);
  return target;
};

/** One output buffer for all passes. */
const oneOutput = (): Op => {
  const buffer = zeros(3, 3);
  return (x) => {
    const kept = map(x, (v) => v);
    return { output: fill(buffer, multiply(x, x)), backward: (d) => dSquare(d, kept) };
  };
};

/** One gradient buffer for all passes. */
const oneGradient = (): Op => {
  const buffer = zeros(3, 3);
  return (x) => ({ output: multiply(x, x), backward: (d) => fill(buffer, dSquare(d, x)) });
};

/** A buffer for each pass: what a caller holds is overwritten by a second backward all the same. */
const bufferPerPass: Op = (x) => {
  const buffer = zeros(x.rows, x.columns);
  return { output: multiply(x, x), backward: (d) => fill(buffer, dSquare(d, x)) };
};

/** Keeps something of its weights from the first forward. */
const stale =
  (forgets: boolean, later: boolean) =>
  (seed: number): Op => {
    const w = parameter("weights", drawn(3, 2, seed));
    let kept: number[][] | undefined;
    const op: Op = (x) => {
      if (kept === undefined || forgets) kept = rowsOf(w.value);
      const weights = kept;
      const rows = rowsOf(x);
      const y = rows.map((row) =>
        [0, 1].map((j) => row.reduce((s, v, i) => s + v * w.value.data[2 * i + j]!, 0)),
      );
      return {
        output: matrix(x.rows, 2, Float64Array.from(y.flat())),
        backward: (d) => {
          const u = rowsOf(d);
          const now = later ? rowsOf(w.value) : weights;
          w.gradient.data.set(
            now.flatMap((row, i) =>
              row.map((_, j) => rows.reduce((s, r, n) => s + r[i]! * u[n]![j]!, 0)),
            ),
          );
          const dx = u.flatMap((row) =>
            now.map((weight) => weight[0]! * row[0]! + weight[1]! * row[1]!),
          );
          return matrix(x.rows, 3, Float64Array.from(dx));
        },
      };
    };
    return withParameters(op, [w]);
  };

/** A scale that a backward changes. */
const drifting = (): Op => {
  let factor = 1;
  return (x) => {
    const now = factor;
    return {
      output: scale(multiply(x, x), now),
      backward: (d) => {
        factor = 1.5;
        return scale(dSquare(d, x), now);
      },
    };
  };
};

/** The scale of the first batch, kept in parameters that the first forward sets. */
const actnorm =
  (factor: number) =>
  (seed: number): Op => {
    const s = parameter("scales", drawn(1, 3, seed));
    let begun = false;
    const op: Op = (x) => {
      if (!begun) {
        begun = true;
        rowsOf(x)[0]!.forEach((v, j) => {
          s.value.data[j] = 1 / (Math.abs(v) + 0.5);
        });
      }
      return {
        output: map(x, (v, k) => v * s.value.data[k % 3]!),
        backward: (d) => {
          s.gradient.data.fill(0);
          d.data.forEach((u, k) => {
            s.gradient.data[k % 3]! += factor * u * x.data[k]!;
          });
          return map(d, (u, k) => u * s.value.data[k % 3]!);
        },
      };
    };
    return withParameters(op, [s]);
  };

/** Answers for a matrix it has seen. */
const memo = (factor: number) => (): Op => {
  const seen = new WeakMap<Matrix, ReturnType<Op>>();
  return (x) => {
    const kept = seen.get(x);
    if (kept !== undefined) return kept;
    const then = map(x, (v) => v);
    const pass = {
      output: multiply(x, x),
      backward: (d: Matrix) => scale(dSquare(d, then), factor),
    };
    seen.set(x, pass);
    return pass;
  };
};

const adding = (always: boolean) => (seed: number) => {
  const layer = dense(drawn(3, 2, seed));
  const [weights] = layer.parameters;
  const op: Op = (x) => {
    const { output, backward } = layer(x);
    return {
      output,
      backward: (d) => {
        const before = weights!.gradient.data.slice();
        const dx = backward(d);
        if (always)
          weights!.gradient.data.forEach((v, k) => {
            weights!.gradient.data[k] = v + before[k]!;
          });
        else weights!.gradient.data.set(before);
        return dx;
      },
    };
  };
  return withParameters(op, layer.parameters);
};
const plain = (seed: number) => dense(drawn(3, 2, seed));

/** A layer with a way back to its parameters alone. */
const withToParameters =
  (toParameters: (backward: (d: Matrix) => Matrix, d: Matrix) => unknown) =>
  (seed: number): Op => {
    const layer = plain(seed);
    const op: Op = (x) => {
      const { output, backward } = layer(x);
      const alone = (d: Matrix) => {
        toParameters(backward, d);
      };
      const whole = (d: Matrix) => backward(d);
      return { output, backward: Object.assign(whole, { toParameters: alone }) };
    };
    return withParameters(op, layer.parameters);
  };
const halved = withToParameters((backward, d) => backward(scale(d, 0.5)));
const unwritten = withToParameters(() => {});
const faithful = withToParameters((backward, d) => backward(d));

/** A backward that changes its upstream gradient first. */
const upstream = (name: string, change: (u: number, k: number) => number): Twins => ({
  name,
  right: [opCheck(() => square, normal())],
  wrong: [
    opCheck(() => (x) => ({ ...square(x), backward: (d) => dSquare(map(d, change), x) }), normal()),
  ],
});

const sumOfSquares = loss(
  (x) => Array.from(x.data).reduce((s, v) => s + v * v, 0),
  (x) => Array.from(x.data, (v) => 2 * v),
);
const without =
  (backward: (x: Matrix, u?: number) => Matrix): ScalarLoss =>
  (x) => ({ ...sumOfSquares(x), backward: (u?: number) => backward(x, u) });

export const passes: Kind = {
  name: "memory and state",
  twins: [
    {
      name: "one output for all passes",
      right: [opCheck(() => square, normal())],
      wrong: [opCheck(oneOutput, normal())],
    },
    {
      name: "one gradient for all passes",
      right: [opCheck(() => square, normal())],
      wrong: [opCheck(oneGradient, normal()), opCheck(() => bufferPerPass, normal())],
    },
    {
      name: "weights kept from the first forward",
      right: [opCheck(stale(true, false), normal())],
      wrong: [opCheck(stale(false, false), normal())],
    },
    {
      name: "a backward that changes the next forward",
      right: [opCheck(() => square, normal())],
      wrong: [opCheck(drifting, normal())],
    },
    {
      name: "scales set by the first forward",
      right: [opCheck(actnorm(1), normal())],
      wrong: [opCheck(actnorm(2), normal()), opCheck(actnorm(-1), normal())],
    },
    {
      name: "a memo by the matrix given",
      right: [opCheck(memo(1), normal())],
      wrong: [opCheck(memo(2), normal())],
    },
    {
      name: "a parameter's gradient added to, or not written",
      right: [opCheck(plain, normal())],
      wrong: [opCheck(adding(true), normal()), opCheck(adding(false), normal())],
    },
    {
      name: "another way back to the parameters alone",
      right: [
        opCheck(faithful, normal()),
        opCheck((seed) => sequential(faithful(seed), square), normal()),
      ],
      wrong: [
        opCheck(halved, normal()),
        opCheck(unwritten, normal()),
        opCheck((seed) => sequential(halved(seed), square), normal()),
      ],
    },
  ],
};

export const upstreams: Kind = {
  name: "upstream gradients",
  twins: [
    upstream("clipped at ±2", (u) => Math.max(-2, Math.min(2, u))),
    upstream("clipped at ±100", (u) => Math.max(-100, Math.min(100, u))),
    upstream("dropped below 1e-3", (u) => (Math.abs(u) < 1e-3 ? 0 : u)),
    upstream("NaN where an entry is 0", (u) => (u * u) / u),
    upstream("rounded to thousandths", (u) => Math.round(u * 1e3) / 1e3),
    upstream("its size alone", Math.abs),
    {
      name: "normalised by its largest entry",
      right: [opCheck(() => square, normal())],
      wrong: [
        opCheck(
          () => (x) => ({
            ...square(x),
            backward: (d) => dSquare(scale(d, Math.max(...d.data.map(Math.abs)) / 1.2), x),
          }),
          normal(),
        ),
      ],
    },
    {
      name: "a loss without its default of 1",
      right: [lossCheck(sumOfSquares, normal())],
      wrong: [
        lossCheck(
          without((x, u) => scale(x, 2 * u!)),
          normal(),
        ),
        lossCheck(
          without((x, u = 2) => scale(x, 2 * u)),
          normal(),
        ),
      ],
    },
    {
      name: "a loss that ignores it",
      right: [lossCheck(sumOfSquares, normal())],
      wrong: [
        lossCheck(
          without((x) => scale(x, 2)),
          normal(),
        ),
      ],
    },
  ],
};

const tanh = (factor: number) => each(Math.tanh, (x) => 1 - factor * Math.tanh(x) ** 2);

export const networks: Kind = {
  name: "networks",
  twins: [
    {
      name: "two dense layers and a tanh",
      right: [
        opCheck(
          (seed) => sequential(dense(drawn(3, 4, seed)), tanh(1), dense(drawn(4, 2, seed + 1))),
          normal(4, 3),
        ),
      ],
      wrong: [
        opCheck(
          (seed) => sequential(dense(drawn(3, 4, seed)), tanh(0), dense(drawn(4, 2, seed + 1))),
          normal(4, 3),
        ),
        opCheck(
          (seed) =>
            sequential(
              dense(drawn(3, 4, seed), { biases: (b) => b.map((v) => v / 4) }),
              tanh(1),
              dense(drawn(4, 2, seed + 1)),
            ),
          normal(4, 3),
        ),
      ],
    },
  ],
};
