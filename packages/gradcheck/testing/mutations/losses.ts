import { full, type Matrix, multiply, scale, sum } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import type { ScalarLoss } from "../../src/index.js";
import { failing, inLoss, inOp, map, nudge } from "./tools.js";
import type { Finding, Mutation } from "./types.js";

type Backward = (p: Matrix, upstream: number) => Matrix;

export const dMeanSquare: Backward = (p, upstream) => scale(p, (2 * upstream) / p.rows);

/** The sum of squares, averaged over the rows. */
export const meanSquare =
  (backward: Backward): ScalarLoss =>
  (p) => ({
    output: sum(multiply(p, p)) / p.rows,
    backward: (upstream = 1) => backward(p, upstream),
  });

/** One loss per row: an op. */
export const squarePerRow =
  (backward: (d: Matrix, p: Matrix) => Matrix): Op =>
  (p) => ({ output: sum(multiply(p, p), { axis: 1 }), backward: (d) => backward(d, p) });

const inMeanSquare = (
  mistake: string,
  backward: Backward,
  found: Finding = failing("predictions"),
) => inLoss("mean square", mistake, found, meanSquare(backward));

export const lossMutations: readonly Mutation[] = [
  inMeanSquare("1/N dropped", (p, upstream) => scale(p, 2 * upstream)),
  inMeanSquare("wrong sign", (p, upstream) => dMeanSquare(p, -upstream)),
  inMeanSquare("upstream ignored", (p) => dMeanSquare(p, 1)),
  inMeanSquare("upstream without its sign", (p, upstream) => dMeanSquare(p, Math.abs(upstream)), {
    fault: "a negated upstream",
  }),
  inMeanSquare("one entry off by 1e-4", (p, upstream) => nudge(dMeanSquare(p, upstream))),
  inMeanSquare("the same for every entry", (p, upstream) => full(p.rows, p.columns, upstream)),
  inOp("square per row", "upstream of the first row for all", failing("x"), () =>
    squarePerRow((d, p) => scale(p, 2 * d.data[0]!)),
  ),
  inOp("square per row", "1/N where nothing is averaged", failing("x"), () =>
    squarePerRow((d, p) => map(p, (v, k) => (2 * v * d.data[Math.floor(k / 3)]!) / 3)),
  ),
];
