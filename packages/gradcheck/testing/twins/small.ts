import { sequential } from "@adjoint/pass";
import { map } from "../mutations/tools.js";
import {
  crossEntropy,
  dense,
  drawn,
  each,
  eachTwins,
  loss,
  lossCheck,
  normal,
  opCheck,
} from "./tools.js";
import type { Kind } from "./types.js";

const squares = (factor: number) => (x: { readonly data: ArrayLike<number> }) =>
  factor * Array.from(x.data).reduce((sum, v) => sum + v * v, 0);
const doubled = (factor: number) => (x: { readonly data: ArrayLike<number> }) =>
  Array.from(x.data, (v) => factor * v);

const sigmoid = each(
  (x) => 1 / (1 + Math.exp(-x)),
  (x) => Math.exp(-x) / (1 + Math.exp(-x)) ** 2,
);

/** Sixteen layers, through which next to nothing reaches the first. */
const deep = (change: (right: number[][]) => number[][]) => (seed: number) =>
  sequential(
    ...Array.from({ length: 16 }, (_, i) => [
      dense(drawn(3, 3, seed + 50 * i), i === 0 ? { weights: change } : {}),
      sigmoid,
    ]).flat(),
  );

const confident = (seed: number) => map(normal(3, 3)(seed), (v, k) => v + (k % 4 === 0 ? 30 : 0));

const meanOf = (factor: number) =>
  loss(
    (x) => squares(1 / x.rows)(x),
    (x) => doubled(factor / x.rows)(x),
  );

const shrunk = (seed: number) => map(normal(4, 3)(seed), (v, k) => (k < 3 ? 1e-8 * v : v));

export const small: Kind = {
  name: "small gradients",
  twins: [
    {
      name: "1e-10 Σ p²",
      right: [lossCheck(loss(squares(1e-10), doubled(2e-10)), normal())],
      wrong: [
        lossCheck(loss(squares(1e-10), doubled(4e-10)), normal()),
        lossCheck(loss(squares(1e-10), doubled(0)), normal()),
        lossCheck(loss(squares(1e-10), doubled(-2e-10)), normal()),
      ],
    },
    eachTwins(
      "sin(x / 1e10)",
      (x) => Math.sin(x / 1e10),
      (x) => Math.cos(x / 1e10) / 1e10,
      [() => 0, (x) => -Math.cos(x / 1e10) / 1e10],
    ),
    eachTwins(
      "1e-20 x³",
      (x) => 1e-20 * x ** 3,
      (x) => 3e-20 * x * x,
      [],
    ),
    eachTwins(
      "1 + 1e-6 x²",
      (x) => 1 + 1e-6 * x * x,
      (x) => 2e-6 * x,
      [(x) => 1e-6 * x, () => 0],
    ),
    {
      name: "the first of sixteen sigmoid layers",
      right: [
        opCheck(
          deep((right) => right),
          normal(),
        ),
      ],
      wrong: [
        opCheck(
          deep((right) => right.map((row) => row.map(() => 0))),
          normal(),
        ),
        opCheck(
          deep((right) => right.map((row) => row.map((v) => 2 * v))),
          normal(),
        ),
      ],
    },
    {
      name: "a confident cross-entropy",
      right: [lossCheck(crossEntropy(), confident)],
      wrong: [
        lossCheck(
          crossEntropy((p) => 2 * p),
          confident,
        ),
        lossCheck(
          crossEntropy(() => 0),
          confident,
        ),
      ],
    },
    {
      name: "the mean over 64 rows, float32",
      right: [lossCheck(meanOf(2), normal(64, 2, "float32"))],
      wrong: [lossCheck(meanOf(4), normal(64, 2, "float32"))],
    },
    {
      name: "1e-10 Σ p², float32",
      right: [lossCheck(loss(squares(1e-10), doubled(2e-10)), normal(3, 3, "float32"))],
      wrong: [lossCheck(loss(squares(1e-10), doubled(4e-10)), normal(3, 3, "float32"))],
    },
    {
      name: "one row of many, a thousandth of the others",
      right: [
        opCheck(
          () =>
            each(
              (x) => x * x,
              (x) => 2 * x,
            ),
          (s) => shrunk(s),
        ),
      ],
      wrong: [
        opCheck(
          () =>
            each(
              (x) => x * x,
              (x, k) => (k < 3 ? 3 : 2) * x,
            ),
          (s) => shrunk(s),
        ),
      ],
      hiddenInSums: "the row is a millionth of the gradient's norm",
    },
  ],
};
