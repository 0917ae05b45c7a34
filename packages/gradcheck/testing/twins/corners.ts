import { matrix } from "@adjoint/matrix";
import { sequential } from "@adjoint/pass";
import { map } from "../mutations/tools.js";
import {
  byRow,
  crossEntropy,
  dense,
  drawn,
  each,
  eachTwins,
  given,
  type Input,
  networkCheck,
  normal,
  opCheck,
  relu,
} from "./tools.js";
import type { Kind } from "./types.js";

/** Some rows of zeros, as a spiral begins with, or padding. */
const withZeroRows: Input = (seed) => map(normal(5, 3)(seed), (v, k) => (k < 6 ? 0 : v));
const ties: Input = (seed) => map(normal(3, 4)(seed), (v, k) => (k % 4 < 2 ? 0.5 : v));
const allTied = given(2, 4, [1, 1, 1, 1, -2, -2, -2, -2]);

const network = (keep: (x: number) => boolean) => (seed: number) =>
  sequential(dense(drawn(3, 4, seed)), relu(keep), dense(drawn(4, 3, seed + 1)));
const deeper = (keep: (x: number) => boolean) => (seed: number) =>
  sequential(
    dense(drawn(3, 4, seed)),
    relu(keep),
    dense(drawn(4, 4, seed + 1)),
    relu((x) => x > 0),
    dense(drawn(4, 3, seed + 2)),
  );

type Share = (row: number[], top: number) => number[];
const first: Share = (row, top) => row.map((v, k) => (k === row.indexOf(top) && v === top ? 1 : 0));
const split: Share = (row, top) =>
  row.map((v) => (v === top ? 1 / row.filter((w) => w === top).length : 0));
const whole: Share = (row, top) => row.map((v) => (v === top ? 1 : 0));

const rowMax = (share: Share) =>
  byRow(
    (row) => [Math.max(...row)],
    ([u], row) => share(row, Math.max(...row)).map((s) => s * u!),
  );

const windows = (row: number[]) => row.slice(1).map((v, k) => [row[k]!, v]);
const pool = (share: Share) =>
  byRow(
    (row) => windows(row).map((pair) => Math.max(...pair)),
    (d, row) => {
      const gradient = row.map(() => 0);
      windows(row).forEach((pair, k) => {
        share(pair, Math.max(...pair)).forEach((s, i) => {
          gradient[k + i] = gradient[k + i]! + s * d[k]!;
        });
      });
      return gradient;
    },
  );

const order = (row: number[]) => [...row.keys()].sort((a, b) => row[a]! - row[b]! || a - b);
const sort = (back: (d: number[], row: number[]) => number[]) =>
  byRow((row) => [...row].sort((a, b) => a - b), back);
const sorted = (d: number[], row: number[]) => {
  const gradient = row.map(() => 0);
  order(row).forEach((from, to) => {
    gradient[from] = d[to]!;
  });
  return gradient;
};

/** Both halves: a factor, and what is added at exact zeros, are its mistakes. */
const crelu = (keep: (x: number) => boolean, factor = 1, atZero = 0) =>
  byRow(
    (row) => [...row.map((v) => Math.max(v, 0)), ...row.map((v) => Math.max(-v, 0))],
    (d, row) =>
      row.map((v, k) => {
        const [above, below] = [d[k]!, d[k + row.length]!];
        if (v === 0) return atZero * above;
        return factor * ((keep(v) ? above : 0) - (keep(-v) ? below : 0));
      }),
  );
const zerosAndOnes = given(2, 2, [0, 1, -1, 0]);

const someZeros: Input = (seed) => map(normal(3, 3)(seed), (v, k) => (k % 2 ? 0 : v));
const positive = (x: number) => x > 0;
const clip = (x: number) => Math.min(1, Math.max(-1, x));
const inside = (x: number) => (Math.abs(x) < 1 ? 1 : 0);
const atEnds = given(1, 6, [1, -1, 0.3, 2, -3, 1]);

export const corners: Kind = {
  name: "corners, ties and jumps",
  twins: [
    {
      name: "dense, relu, dense and cross-entropy at rows of zeros, biases 0",
      right: [networkCheck(network(positive), crossEntropy(), withZeroRows)],
      wrong: [
        networkCheck(
          network(() => true),
          crossEntropy(),
          withZeroRows,
        ),
        networkCheck(
          network((x) => x < 0),
          crossEntropy(),
          withZeroRows,
        ),
      ],
    },
    {
      name: "the same with one layer more",
      right: [networkCheck(deeper(positive), crossEntropy(), withZeroRows)],
      wrong: [
        networkCheck(
          deeper((x) => x < 0),
          crossEntropy(),
          withZeroRows,
        ),
      ],
    },
    {
      name: "relu at zeros",
      right: [opCheck(() => relu(), someZeros), opCheck(() => relu((x) => x >= 0), someZeros)],
      wrong: [
        opCheck(() => relu((x) => x < 0), someZeros),
        opCheck(
          () =>
            each(
              (x) => Math.max(x, 0),
              (x) => (x > 0 ? 1 : x === 0 ? -1 : 0),
            ),
          someZeros,
        ),
        opCheck(
          () =>
            each(
              (x) => Math.max(x, 0),
              (x) => (x > 0 ? 1 : x === 0 ? 3 : 0),
            ),
          someZeros,
        ),
      ],
    },
    {
      name: "crelu at zeros",
      right: [
        opCheck(() => crelu(positive), someZeros),
        opCheck(() => crelu(positive), zerosAndOnes),
        opCheck(() => crelu(positive), given(1, 2, [0, 0])),
      ],
      wrong: [
        opCheck(() => crelu((x) => x < 0), someZeros),
        opCheck(() => crelu((x) => x < 0), zerosAndOnes),
        opCheck(() => crelu(positive, 2), zerosAndOnes),
        opCheck(() => crelu(positive, -1), someZeros),
        opCheck(() => crelu(positive, 1, 9), zerosAndOnes),
        opCheck(() => crelu(positive, 1, -9), given(1, 2, [0, 0])),
      ],
    },
    {
      name: "|x| at zeros",
      right: [opCheck(() => each(Math.abs, Math.sign), someZeros)],
      wrong: [opCheck(() => each(Math.abs, (x) => (x === 0 ? 2 : Math.sign(x))), someZeros)],
    },
    {
      name: "max of ties",
      right: [first, split].flatMap((share) => [
        opCheck(() => rowMax(share), ties),
        opCheck(() => rowMax(share), allTied),
      ]),
      wrong: [opCheck(() => rowMax(whole), allTied)],
    },
    {
      name: "overlapping max pools of ties",
      right: [opCheck(() => pool(first), allTied), opCheck(() => pool(first), ties)],
      wrong: [opCheck(() => pool(whole), allTied)],
    },
    {
      name: "sort of equals",
      right: [opCheck(() => sort(sorted), ties), opCheck(() => sort(sorted), allTied)],
      wrong: [
        opCheck(() => sort((d) => d), ties),
        opCheck(
          () =>
            sort((d, row) =>
              sorted(
                d.map((u) => 2 * u),
                row,
              ),
            ),
          allTied,
        ),
      ],
    },
    eachTwins(
      "floor at integers",
      Math.floor,
      () => 0,
      [() => 1e6, () => 1],
      given(1, 4, [0, 1, -2, 3]),
    ),
    eachTwins("floor between integers", Math.floor, () => 0, [(_, k) => (k === 1 ? 1e-3 : 0)]),
    eachTwins(
      "a step at 0, and a slope",
      (x) => x + (x < 0 ? 0 : 1),
      () => 1,
      [() => 2, () => -1],
      given(1, 3, [0, 1, -1]),
    ),
    eachTwins("clip, met exactly", clip, inside, [(x) => -inside(x), () => 1], atEnds),
    eachTwins(
      "relu within a step of 0",
      (x) => Math.max(x, 0),
      (x) => (x > 0 ? 1 : 0),
      [(x) => (x > 0 ? 0 : 1)],
      given(1, 6, [3e-6, -3e-6, 4e-7, -4e-7, 5e-8, -1.5e-7]),
    ),
    eachTwins(
      "hinge at 1",
      (x) => Math.max(0, 1 - x),
      (x) => (x < 1 ? -1 : 0),
      [(x) => (x < 1 ? 1 : 0)],
      given(1, 3, [1, 0.5, 2]),
    ),
    eachTwins(
      "|x|^1.5 at 0",
      (x) => Math.abs(x) ** 1.5,
      (x) => 1.5 * Math.sign(x) * Math.sqrt(Math.abs(x)),
      [(x) => 1.5 * Math.sign(x) * Math.sqrt(Math.abs(x)) + 0.01],
      given(1, 3, [0, 1, -1]),
    ),
    eachTwins(
      "cube root at 0",
      Math.cbrt,
      (x) => 1 / (3 * Math.cbrt(x) ** 2),
      [(x) => -1 / (3 * Math.cbrt(x) ** 2), (x) => 1 / Math.cbrt(x) ** 2],
      given(1, 3, [0, 1, -8]),
    ),
    eachTwins(
      "a square whose gradient is infinite at 0",
      (x) => x * x,
      (x) => 2 * x,
      [(x) => (x === 0 ? Number.POSITIVE_INFINITY : 2 * x)],
      given(1, 3, [0, 1, -8]),
    ),
    {
      name: "bilinear in zeros: rows of zeros through dense alone",
      right: [
        opCheck(
          (seed) => dense(drawn(3, 2, seed)),
          () => matrix(2, 3, new Float64Array(6)),
        ),
      ],
      wrong: [
        opCheck(
          (seed) =>
            dense(drawn(3, 2, seed), { x: (right) => right.map((row) => row.map((v) => 2 * v)) }),
          () => matrix(2, 3, new Float64Array(6)),
        ),
      ],
    },
  ],
};
