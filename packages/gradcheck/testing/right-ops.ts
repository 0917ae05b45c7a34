import type { Op } from "@adjoint/pass";
import { sequential } from "@adjoint/pass";
import type { ScalarLoss } from "../src/index.js";
import { dSquare, rectify, square } from "./mutations/elementwise.js";
import { linear } from "./mutations/linear.js";
import { dMeanSquare, meanSquare, squarePerRow } from "./mutations/losses.js";
import { crossEntropy, dSoftmax, softmax } from "./mutations/softmax.js";
import { map } from "./mutations/tools.js";

const relu = rectify((v) => v > 0);

/** What the mutations are made of, without a mistake. */
export const rightOps: readonly (readonly [string, () => Op])[] = [
  ["square", () => square(dSquare)],
  ["relu", () => relu],
  ["linear", () => linear({})],
  ["softmax", () => softmax(dSoftmax)],
  [
    "square per row",
    () => squarePerRow((d, p) => map(p, (v, k) => 2 * v * d.data[Math.floor(k / p.columns)]!)),
  ],
  ["network", () => sequential(linear({}), relu, linear({}))],
];

export const rightLosses: readonly (readonly [string, ScalarLoss])[] = [
  ["mean square", meanSquare(dMeanSquare)],
  ["cross-entropy of logits", crossEntropy()],
];
