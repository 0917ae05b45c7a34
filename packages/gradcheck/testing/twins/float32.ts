import { type Op, sequential } from "@adjoint/pass";
import { map } from "../mutations/tools.js";
import {
  dense,
  drawn,
  each,
  fromRows,
  type Input,
  normal,
  opCheck,
  parameter,
  relu,
  rowsOf,
  withParameters,
} from "./tools.js";
import type { Kind } from "./types.js";

const single = normal(3, 3, "float32");
const nearZero: Input = (seed) => map(single(seed), (v, k) => (k % 2 ? 3e-3 * v : v));

/** A layer that knows float32 alone, since it has a parameter. */
const gated = (derivative: (x: number) => number) => (seed: number) => {
  const p = parameter("scales", drawn(1, 3, seed, 1, "float32"));
  const gate = each((x) => Math.max(x, 0), derivative);
  return withParameters(
    (x) => {
      const inner = gate(x);
      return {
        output: map(inner.output, (v, k) => v * p.value.data[k % 3]!),
        backward: (d) => {
          p.gradient.data.fill(0);
          d.data.forEach((u, k) => {
            p.gradient.data[k % 3]! += u * inner.output.data[k]!;
          });
          return inner.backward(map(d, (u, k) => u * p.value.data[k % 3]!));
        },
      };
    },
    [p],
  );
};
const layers = (change: (x: number[][]) => number[][]) => (seed: number) =>
  sequential(
    dense(drawn(3, 4, seed, 1, "float32"), { x: change }),
    relu(),
    dense(drawn(4, 2, seed + 1, 1, "float32")),
  );
/** `tanh(8 (x - mean))` of rows about 1000, whose mean float32 rounds by far more than it rounds x - mean. */
const farFromZero: Input = (seed) => map(single(seed), (v) => 1000 + v);
const centred =
  (change: (gradient: number[], own: number[]) => number[] = (gradient) => gradient) =>
  (): Op =>
  (x) => {
    const round = x.dtype === "float32" ? Math.fround : (v: number) => v;
    const meanOf = (row: number[]) => round(row.reduce((s, v) => round(s + v), 0) / row.length);
    const y = rowsOf(x).map((row) => row.map((v) => Math.tanh(8 * (v - meanOf(row)))));
    return {
      output: fromRows(y, x.dtype),
      backward: (d) => {
        const gradients = rowsOf(d).map((row, i) => {
          const own = row.map((u, j) => 8 * u * (1 - y[i]![j]! ** 2));
          const gradient = own.map((v) => v - meanOf(own));
          return change(gradient, own);
        });
        return fromRows(gradients, x.dtype);
      },
    };
  };
const twice = (rows: number[][]) => rows.map((row) => row.map((v) => 2 * v));
const step = (x: number) => (x > 0 ? 1 : 0);

export const float32: Kind = {
  name: "float32",
  twins: [
    {
      name: "beside a corner, float32 alone",
      right: [opCheck(gated(step), nearZero)],
      wrong: [
        opCheck(
          gated((x) => 1 - step(x)),
          nearZero,
        ),
        opCheck(
          gated((x) => 2 * step(x)),
          nearZero,
        ),
      ],
      hiddenInSums: "a sum over many corners is hardly known to float32",
    },
    {
      name: "two layers, float32 alone",
      right: [
        opCheck(
          layers((x) => x),
          single,
        ),
      ],
      wrong: [opCheck(layers(twice), single)],
    },
    {
      name: "centred rows about 1000, against its float64 run",
      right: [opCheck(centred(), farFromZero)],
      wrong: [
        opCheck(
          centred((_, own) => own),
          farFromZero,
        ),
        opCheck(
          centred((gradient) => gradient.map((v) => 1.02 * v)),
          farFromZero,
        ),
      ],
    },
    {
      name: "x³ against its float64 run",
      right: [
        opCheck(
          () =>
            each(
              (x) => x ** 3,
              (x) => 3 * x * x,
            ),
          single,
        ),
      ],
      wrong: [
        opCheck(
          () =>
            each(
              (x) => x ** 3,
              (x) => 3.003 * x * x,
            ),
          single,
        ),
        opCheck(
          () =>
            each(
              (x) => x ** 3,
              (x) => -3 * x * x,
            ),
          single,
        ),
      ],
    },
    {
      name: "1e-4 tanh against its float64 run",
      right: [
        opCheck(
          () =>
            each(
              (x) => 1e-4 * Math.tanh(x),
              (x) => 1e-4 * (1 - Math.tanh(x) ** 2),
            ),
          single,
        ),
      ],
      wrong: [
        opCheck(
          () =>
            each(
              (x) => 1e-4 * Math.tanh(x),
              () => 1e-4,
            ),
          single,
        ),
      ],
    },
  ],
};
