import { add, type Matrix, multiply, scale, sum } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { failing, inOp, map, nonFinite, nudge } from "./tools.js";
import type { Mutation } from "./types.js";

type Backward = (d: Matrix, x: Matrix) => Matrix;

export const dSquare: Backward = (d, x) => multiply(d, scale(x, 2));

export const square =
  (backward: Backward): Op =>
  (x) => ({ output: multiply(x, x), backward: (d) => backward(d, x) });

export const rectify =
  (keep: (v: number) => boolean): Op =>
  (x) => ({
    output: map(x, (v) => Math.max(v, 0)),
    backward: (d) => map(d, (v, k) => (keep(x.data[k]!) ? v : 0)),
  });

const inSquare = (mistake: string, found: Mutation["found"], backward: Backward) =>
  inOp("square", mistake, found, () => square(backward));
const inRelu = (mistake: string, keep: (v: number) => boolean) =>
  inOp("relu", mistake, failing("x"), () => rectify(keep));

export const elementwiseMutations: readonly Mutation[] = [
  inSquare("wrong sign", failing("x"), (d, x) => scale(dSquare(d, x), -1)),
  inSquare("a factor forgotten", failing("x"), (d, x) => multiply(d, x)),
  inSquare("upstream ignored", failing("x"), (_d, x) => scale(x, 2)),
  inSquare("upstream added up", failing("x"), (d, x) => scale(x, 2 * sum(d))),
  inSquare("upstream without its sign", { fault: "a negated upstream" }, (d, x) =>
    dSquare(map(d, Math.abs), x),
  ),
  inSquare("one entry off by 1e-4", failing("x"), (d, x) => nudge(dSquare(d, x))),
  inSquare("a constant added", { fault: "a zero upstream" }, (d, x) => add(dSquare(d, x), 1e-3)),
  inSquare("NaN from a zero upstream", { fault: "a zero upstream" }, (d, x) =>
    map(dSquare(d, x), (v, k) => (v * d.data[k]!) / d.data[k]!),
  ),
  inSquare("NaN", nonFinite("x"), (d) => scale(d, Number.NaN)),
  inRelu("mask on the wrong side", (v) => v < 0),
  inRelu("mask left out", () => true),
  inRelu("mask at another threshold", (v) => v > 1),
  inOp("relu, float32", "mask left out", failing("x"), () => rectify(() => true), "float32"),
];
