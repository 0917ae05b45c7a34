import { map } from "../mutations/tools.js";
import { byRow, eachTwins, loss, lossCheck, normal, opCheck } from "./tools.js";
import type { Kind, Twins } from "./types.js";

type Row = number[];
const total = (row: Row) => row.reduce((s, v) => s + v, 0);
const mean = (row: Row) => total(row) / row.length;

const rows = (
  name: string,
  f: (row: Row) => Row,
  right: (d: Row, row: Row) => Row,
  ...wrong: ((d: Row, row: Row) => Row)[]
): Twins => ({
  name,
  right: [opCheck(() => byRow(f, right), normal(3, 4))],
  wrong: wrong.map((each) => opCheck(() => byRow(f, each), normal(3, 4))),
});

const deviation = (row: Row) => Math.sqrt(mean(row.map((v) => (v - mean(row)) ** 2)) + 1e-5);
const standard = (row: Row) => row.map((v) => (v - mean(row)) / deviation(row));
/** The gradient of a layer norm, with or without the terms of mean and deviation. */
const normBack =
  (centre: number, spread: number, divisor = 0) =>
  (d: Row, row: Row): Row => {
    const y = standard(row);
    const n = row.length - divisor;
    const along = total(d.map((u, k) => u * y[k]!)) / n;
    return d.map((u, k) => (u - (centre * total(d)) / n - spread * along * y[k]!) / deviation(row));
  };

const softmax = (row: Row) => {
  const e = row.map((v) => Math.exp(v - Math.max(...row)));
  return e.map((v) => v / total(e));
};
const weighted = (d: Row, p: Row) => total(d.map((u, k) => u * p[k]!));

const cumulative = (row: Row) => row.map((_, k) => total(row.slice(0, k + 1)));
const shift = (row: Row) => row.map((_, k) => row[(k + 1) % row.length]!);

const taps = [0.5, -1, 0.25];
const convolve = (row: Row, kernel = taps) =>
  row.map((_, k) => total(kernel.map((t, i) => t * (row[k + i - 1] ?? 0))));

const cdf = (x: number) => 1 / (1 + Math.exp(-1.702 * x));
const gate = (x: number) => 0.5 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
const gelu = (x: number) => x * gate(x);
const dGelu = (c: number) => (x: number) => {
  const inner = Math.sqrt(2 / Math.PI) * (1 + 3 * c * x * x);
  return gate(x) + 0.5 * x * (1 - (2 * gate(x) - 1) ** 2) * inner;
};
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

const fixed = [1, -2, 0.5, 3];
const cosine = (row: Row) => weighted(row, fixed) / (Math.hypot(...row) * Math.hypot(...fixed));
const dCosine = (row: Row, factor: number) =>
  row.map(
    (v, k) =>
      fixed[k]! / (Math.hypot(...row) * Math.hypot(...fixed)) -
      (factor * cosine(row) * v) / Math.hypot(...row) ** 2,
  );

export const classics: Kind = {
  name: "classic mistakes",
  twins: [
    eachTwins("gelu, by tanh", gelu, dGelu(0.044715), [dGelu(0.0447), gate, () => 1]),
    eachTwins(
      "quick gelu",
      (x) => x * cdf(x),
      (x) => cdf(x) + 1.702 * x * cdf(x) * (1 - cdf(x)),
      [(x) => cdf(x) + x * cdf(x) * (1 - cdf(x))],
    ),
    eachTwins("sigmoid", sigmoid, (x) => sigmoid(x) * (1 - sigmoid(x)), [
      sigmoid,
      (x) => 1 - sigmoid(x),
      (x) => x * (1 - x),
    ]),
    eachTwins("softplus", (x) => Math.log1p(Math.exp(x)), sigmoid, [
      (x) => sigmoid(-x),
      (x) => sigmoid(x) * (1 - sigmoid(x)),
    ]),
    eachTwins(
      "elu",
      (x) => (x > 0 ? x : Math.expm1(x)),
      (x) => (x > 0 ? 1 : Math.exp(x)),
      [(x) => (x > 0 ? 1 : Math.expm1(x)), () => 1],
    ),
    eachTwins(
      "leaky relu",
      (x) => (x > 0 ? x : 0.01 * x),
      (x) => (x > 0 ? 1 : 0.01),
      [(x) => (x > 0 ? 1 : 0), (x) => (x > 0 ? 1 : -0.01), (x) => (x > 0 ? 1 : 0.0101)],
    ),
    eachTwins(
      "huber",
      (x) => (Math.abs(x) < 1 ? (x * x) / 2 : Math.abs(x) - 0.5),
      (x) => (Math.abs(x) < 1 ? x : Math.sign(x)),
      [(x) => x, (x) => (Math.abs(x) < 1 ? x : 1)],
      (seed) => map(normal()(seed), (v) => 2 * v),
    ),
    eachTwins(
      "x³",
      (x) => x ** 3,
      (x) => 3 * x * x,
      [(x) => 3 * x, (x) => 2 * x * x, (x) => 3.0001 * x * x],
    ),
    eachTwins("sin", Math.sin, Math.cos, [
      (x) => -Math.cos(x),
      Math.sin,
      (_x, k) => (k === 4 ? 0 : 1),
    ]),
    rows(
      "softmax",
      softmax,
      (d, row) => {
        const p = softmax(row);
        return p.map((v, k) => v * (d[k]! - weighted(d, p)));
      },
      (d, row) => {
        const p = softmax(row);
        return p.map((v, k) => v * (1 - v) * d[k]!);
      },
      (d, row) => {
        const p = softmax(row);
        return p.map((v, k) => v * (d[k]! + weighted(d, p)));
      },
    ),
    rows(
      "layer norm",
      standard,
      normBack(1, 1),
      normBack(0, 1),
      normBack(1, 0),
      normBack(1, 1, 1),
      normBack(0, 0),
    ),
    rows(
      "log-sum-exp",
      (row) => [Math.log(total(row.map(Math.exp)))],
      ([u], row) => softmax(row).map((p) => p * u!),
      ([u], row) => row.map((v) => Math.exp(v) * u!),
    ),
    rows(
      "cumulative sum",
      cumulative,
      (d) => d.map((_, k) => total(d.slice(k))),
      (d) => cumulative(d),
    ),
    rows(
      "shift",
      shift,
      (d) => d.map((_, k) => d[(k + d.length - 1) % d.length]!),
      (d) => shift(d),
    ),
    rows(
      "convolution",
      convolve,
      (d) => convolve(d, [...taps].reverse()),
      (d) => convolve(d),
    ),
    rows(
      "product",
      (row) => [row.reduce((p, v) => p * v, 1)],
      ([u], row) => row.map((_, k) => u! * row.reduce((p, v, i) => (i === k ? p : p * v), 1)),
      ([u], row) => row.map(() => u! * row.reduce((p, v) => p * v, 1)),
    ),
    rows(
      "variance",
      (row) => [mean(row.map((v) => (v - mean(row)) ** 2))],
      ([u], row) => row.map((v) => (2 * u! * (v - mean(row))) / row.length),
      ([u], row) => row.map((v) => (2 * u! * v) / row.length),
      ([u], row) => row.map((v) => (2 * u! * (v - mean(row))) / (row.length - 1)),
    ),
    rows(
      "cosine with a fixed row",
      (row) => [cosine(row)],
      ([u], row) => dCosine(row, 1).map((g) => g * u!),
      ([u], row) => dCosine(row, 0).map((g) => g * u!),
    ),
    rows(
      "reverse",
      (row) => [...row].reverse(),
      (d) => [...d].reverse(),
      (d) => d,
    ),
    {
      name: "mean of squares",
      right: [
        lossCheck(
          loss(
            (x) => total([...x.data].map((v) => v * v)) / x.rows,
            (x) => [...x.data].map((v) => (2 * v) / x.rows),
          ),
          normal(),
        ),
      ],
      wrong: [
        lossCheck(
          loss(
            (x) => total([...x.data].map((v) => v * v)) / x.rows,
            (x) => [...x.data].map((v) => (2 * v) / x.data.length),
          ),
          normal(),
        ),
        lossCheck(
          loss(
            (x) => total([...x.data].map((v) => v * v)) / x.rows,
            (x) => [...x.data].map((v, k) => (k === 8 ? 0 : (2 * v) / x.rows)),
          ),
          normal(),
        ),
      ],
    },
    {
      name: "a gradient that is wrong for negative x alone",
      right: [
        opCheck(
          () =>
            byRow(
              (row) => row.map((v) => v ** 2),
              (d, row) => d.map((u, k) => 2 * u * row[k]!),
            ),
          normal(),
        ),
      ],
      wrong: [
        opCheck(
          () =>
            byRow(
              (row) => row.map((v) => v ** 2),
              (d, row) => d.map((u, k) => 2 * u * Math.abs(row[k]!)),
            ),
          (seed) => map(normal()(seed), (v, k) => (k === 0 ? -Math.abs(v) : v)),
        ),
      ],
    },
  ],
};
