import { map } from "../mutations/tools.js";
import { byRow, eachTwins, given, normal, opCheck } from "./tools.js";
import type { Kind } from "./types.js";

const tiny = (size: number) => (seed: number) => map(normal()(seed), (v) => size * (v || 1));
const at = (...values: number[]) => given(1, values.length, values);
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const positive = (x: number) => Math.max(x, 0);
const lengthOf = (row: number[]) => Math.hypot(...row);

const normalise = (factor: number) =>
  byRow(
    (row) => row.map((v) => v / lengthOf(row)),
    (d, row) => {
      const length = lengthOf(row);
      const along = d.reduce((sum, u, k) => sum + u * row[k]!, 0) / length ** 2;
      return d.map((u, k) => (u - factor * along * row[k]!) / length);
    },
  );

export const bends: Kind = {
  name: "narrow bends",
  twins: [
    eachTwins(
      "sin(x / 1e-9)",
      (x) => Math.sin(x / 1e-9),
      (x) => Math.cos(x / 1e-9) / 1e-9,
      [(x) => -Math.cos(x / 1e-9) / 1e-9, (x) => Math.cos(x / 1e-9) / 2e-9],
      tiny(1e-9),
    ),
    eachTwins(
      "1 / x at 1e-8",
      (x) => 1 / x,
      (x) => -1 / x ** 2,
      [(x) => 1 / x ** 2, (x) => -1 / x],
      tiny(1e-8),
    ),
    eachTwins(
      "sigmoid(1e8 x)",
      (x) => sigmoid(1e8 * x),
      (x) => 1e8 * sigmoid(1e8 * x) * (1 - sigmoid(1e8 * x)),
      [(x) => sigmoid(1e8 * x) * (1 - sigmoid(1e8 * x)), (x) => -1e8 * sigmoid(1e8 * x)],
      tiny(1e-8),
    ),
    {
      name: "normalising rows of norm 1e-8",
      right: [opCheck(() => normalise(1), tiny(1e-8)), opCheck(() => normalise(1), normal())],
      wrong: [opCheck(() => normalise(0), tiny(1e-8)), opCheck(() => normalise(2), tiny(1e-8))],
    },
    eachTwins(
      "x² ln|x| at 1e-8",
      (x) => x * x * Math.log(Math.abs(x)),
      (x) => 2 * x * Math.log(Math.abs(x)) + x,
      [(x) => 2 * x * Math.log(Math.abs(x)), (x) => -2 * x * Math.log(Math.abs(x)) - x],
      tiny(1e-8),
    ),
    eachTwins(
      "relu(x)² at 1.8e-7",
      (x) => positive(x) ** 2,
      (x) => 2 * positive(x),
      [(x) => positive(x)],
      at(1.8e-7, -1.8e-7, 1, 3e-6, 2e-9),
    ),
    eachTwins(
      "x |x| at 0",
      (x) => x * Math.abs(x),
      (x) => 2 * Math.abs(x),
      [(x) => 2 * x],
      at(0, 1e-7, -1e-7, -1, 2),
    ),
    eachTwins(
      "|x|^1.5",
      (x) => Math.abs(x) ** 1.5,
      (x) => 1.5 * Math.sign(x) * Math.sqrt(Math.abs(x)),
      [(x) => 1.5 * Math.sqrt(Math.abs(x)), (x) => Math.sign(x) * Math.sqrt(Math.abs(x))],
      (seed) => map(normal()(seed), (v, k) => (k % 2 ? v : 1e-6 * v)),
    ),
    eachTwins(
      "a fine ripple, x + 1e-12 sin(x / 1e-9)",
      (x) => x + 1e-12 * Math.sin(x / 1e-9),
      (x) => 1 + 1e-3 * Math.cos(x / 1e-9),
      [(x) => 1.1 + 1e-3 * Math.cos(x / 1e-9), (x) => -1 - 1e-3 * Math.cos(x / 1e-9)],
      tiny(1e-3),
    ),
    eachTwins(
      "tanh(1e4 x)",
      (x) => Math.tanh(1e4 * x),
      (x) => 1e4 * (1 - Math.tanh(1e4 * x) ** 2),
      [(x) => 1 - Math.tanh(1e4 * x) ** 2],
      tiny(1e-4),
    ),
    eachTwins(
      "exp at 300",
      Math.exp,
      Math.exp,
      [(x) => 2 * Math.exp(x), (x) => Math.exp(x - 1)],
      (seed) => map(normal()(seed), (v) => 300 + v),
    ),
    eachTwins(
      "x² at 1e8",
      (x) => x * x,
      (x) => 2 * x,
      [(x) => x, (x) => -2 * x],
      tiny(1e8),
    ),
  ],
};
