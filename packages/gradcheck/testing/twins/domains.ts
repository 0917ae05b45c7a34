import { matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { map } from "../mutations/tools.js";
import {
  byRow,
  drawn,
  each,
  eachTwins,
  given,
  type Input,
  normal,
  opCheck,
  parameter,
  rowsOf,
  withParameters,
} from "./tools.js";
import type { Kind } from "./types.js";

/** Throws where x is not as it must be. */
const strict = (f: (x: number) => number, allowed: (x: number) => boolean) => (x: number) => {
  if (!allowed(x)) throw new RangeError(`${x} is beyond the domain`);
  return f(x);
};
const above = (x: number) => x > 0;
const near: Input = () => matrix(1, 4, Float64Array.of(0.005, 2e-6, 1, 3e-7));

const simplexRows: Input = (seed) => {
  const rows = rowsOf(normal(3, 4)(seed)).map((row) => row.map((v) => Math.exp(v)));
  const shares = rows.map((row) => row.map((v) => v / row.reduce((s, w) => s + w, 0)));
  return matrix(3, 4, Float64Array.from(shares.flat()));
};
const oneHot = given(2, 3, [0, 1, 0, 0.25, 0.75, 0]);

const assertSum = (row: number[]) => {
  const sum = row.reduce((s, v) => s + v, 0);
  if (Math.abs(sum - 1) > 1e-9) throw new RangeError(`a row sums to ${sum}`);
};
/** `Σ p²` of probabilities. */
const purity = (factor: number) =>
  byRow(
    (row) => {
      assertSum(row);
      return [row.reduce((s, v) => s + v * v, 0)];
    },
    ([u], row) => row.map((v) => factor * v * u!),
  );
/** Cross-entropy of probabilities with a fixed target, whose gradient is one-sided at 0. */
const surprise = (factor: number) =>
  byRow(
    (row) => {
      assertSum(row);
      return [-Math.log(row[1]!)];
    },
    ([u], row) => row.map((v, k) => (k === 1 ? (-factor * u!) / v : 0)),
  );

/** Rows of a table, by integers. */
const embedding =
  (adds: boolean) =>
  (seed: number): Op => {
    const table = parameter("table", drawn(5, 2, seed));
    const op: Op = (x) => {
      const indices = Array.from(x.data, (v) => {
        if (!Number.isInteger(v)) throw new RangeError(`${v} is no index`);
        return v;
      });
      return {
        output: matrix(
          indices.length,
          2,
          Float64Array.from(indices.flatMap((i) => [...table.value.data.slice(2 * i, 2 * i + 2)])),
        ),
        backward: (d) => {
          table.gradient.data.fill(0);
          indices.forEach((i, n) => {
            for (const j of [0, 1]) {
              const before = adds ? table.gradient.data[2 * i + j]! : 0;
              table.gradient.data[2 * i + j] = before + d.data[2 * n + j]!;
            }
          });
          return map(x, () => 0);
        },
      };
    };
    return withParameters(op, [table]);
  };
const indices = given(4, 1, [0, 3, 3, 1]);

const masked = (factor: number) =>
  byRow(
    (row) => {
      const e = row.map((v, k) => (k === 1 ? 0 : Math.exp(v)));
      const sum = e.reduce((s, v) => s + v, 0);
      return e.map((v) => Math.log(v / sum));
    },
    (d, row) => {
      const e = row.map((v, k) => (k === 1 ? 0 : Math.exp(v)));
      const sum = e.reduce((s, v) => s + v, 0);
      const total = d.reduce((s, u, k) => (k === 1 ? s : s + u), 0);
      return row.map((_, k) => (k === 1 ? 0 : factor * (d[k]! - (e[k]! / sum) * total)));
    },
  );

const scaleOf =
  (factor: number) =>
  (seed: number): Op => {
    const s = parameter("scale", drawn(1, 3, seed));
    const frozen = parameter("centre", drawn(1, 3, seed + 1));
    const op: Op = (x) => ({
      output: map(x, (v, k) => (v - frozen.value.data[k % 3]!) * s.value.data[k % 3]!),
      backward: (d) => {
        s.gradient.data.fill(0);
        d.data.forEach((u, k) => {
          s.gradient.data[k % 3]! += factor * u * (x.data[k]! - frozen.value.data[k % 3]!);
        });
        return map(d, (u, k) => u * s.value.data[k % 3]!);
      },
    });
    return withParameters(op, [s, frozen]);
  };

const log = strict(Math.log, above);
const root = strict(Math.sqrt, (x) => x >= 0);
const unit = strict(Math.asin, (x) => Math.abs(x) <= 1);
const closed = { low: -1, high: 1 };

const stamped: Input = (seed) => map(normal(3, 3)(seed), (v, k) => (k % 3 === 0 ? 1.7e9 + v : v));
const timed = (factor: number) =>
  byRow(
    ([t, a, b]) => [(t! - 1.7e9) * a! + Math.sin(b!), a! * b!],
    ([u, w], [t, a, b]) => [
      u! * a!,
      u! * (t! - 1.7e9) + w! * b!,
      u! * Math.cos(b!) + factor * w! * a!,
    ],
  );

export const domains: Kind = {
  name: "domains",
  twins: [
    eachTwins(
      "square root at 0",
      Math.sqrt,
      (x) => 0.5 / Math.sqrt(x),
      [(x) => -0.5 / Math.sqrt(x), (x) => 1 / Math.sqrt(x)],
      given(1, 4, [0, 1, 0, 2]),
      { domain: { low: 0 } },
    ),
    eachTwins(
      "log that throws at 0 and below",
      log,
      (x) => 1 / x,
      [(x) => 2 / x, (x) => -1 / x],
      near,
    ),
    eachTwins(
      "log that is NaN below 0",
      Math.log,
      (x) => 1 / x,
      [(x) => 2 / x, (x) => -1 / x],
      near,
    ),
    eachTwins(
      "sqrt that throws below 0",
      root,
      (x) => 0.5 / Math.sqrt(x),
      [(x) => 1 / Math.sqrt(x)],
      near,
    ),
    eachTwins(
      "asin, x in [-1, 1]",
      unit,
      (x) => 1 / Math.sqrt(1 - x * x),
      [(x) => 1 / (1 - x * x)],
      given(1, 4, [0.3, -0.9, 0.9999, 1 - 1e-7]),
      { domain: closed },
    ),
    eachTwins(
      "x² on [-1, 1], at its ends",
      strict(
        (x) => x * x,
        (x) => Math.abs(x) <= 1,
      ),
      (x) => 2 * x,
      [(x) => x, (x) => -2 * x],
      given(1, 4, [1, -1, 0.5, 0]),
      { domain: closed },
    ),
    {
      name: "rows that sum to 1",
      right: [
        opCheck(() => purity(2), simplexRows, { simplex: true }),
        opCheck(() => purity(2), oneHot, { simplex: true }),
        opCheck(() => surprise(1), simplexRows, { simplex: true }),
      ],
      wrong: [
        opCheck(() => purity(1), simplexRows, { simplex: true }),
        opCheck(() => purity(-2), oneHot, { simplex: true }),
        opCheck(() => surprise(2), simplexRows, { simplex: true }),
      ],
    },
    {
      name: "indices, the table alone",
      right: [opCheck(embedding(true), indices, { wrt: ["table"] })],
      wrong: [opCheck(embedding(false), indices, { wrt: ["table"] })],
    },
    {
      name: "a frozen parameter",
      right: [opCheck(scaleOf(1), normal(), { frozen: ["centre"] })],
      wrong: [opCheck(scaleOf(2), normal(), { frozen: ["centre"] })],
    },
    {
      name: "outputs of -Infinity",
      right: [opCheck(() => masked(1), normal())],
      wrong: [opCheck(() => masked(2), normal()), opCheck(() => masked(-1), normal())],
    },
    {
      name: "a timestamp beside features of 1",
      right: [opCheck(() => timed(1), stamped)],
      wrong: [opCheck(() => timed(2), stamped)],
    },
    eachTwins(
      "1 / x, both sides of a pole",
      (x) => 1 / x,
      (x) => -1 / x ** 2,
      [(x) => 1 / x ** 2],
      given(1, 4, [1e-3, -1e-3, 1e-5, 2]),
    ),
    {
      name: "a gate that is open above 0 alone, throwing",
      right: [
        opCheck(
          () =>
            each(
              strict((x) => x ** 1.5, above),
              (x) => 1.5 * Math.sqrt(x),
            ),
          near,
        ),
      ],
      wrong: [
        opCheck(
          () =>
            each(
              strict((x) => x ** 1.5, above),
              (x) => Math.sqrt(x),
            ),
          near,
        ),
      ],
    },
  ],
};
