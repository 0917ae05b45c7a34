import { type DType, generate, type Matrix, matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import {
  checkGradient,
  checkLossGradient,
  checkNetworkGradient,
  type ScalarLoss,
} from "../../src/index.js";
import type { Finding, Mutation } from "./types.js";

export const draw = (rows: number, columns: number, seed: number, dtype?: DType): Matrix => {
  const random = randomState(seed);
  return generate(rows, columns, () => random.normal(), dtype);
};

export const map = (m: Matrix, f: (value: number, index: number) => number): Matrix =>
  matrix(m.rows, m.columns, m.data.map(f));

/** One entry off by 1e-4. */
export const nudge = (m: Matrix): Matrix => map(m, (v, k) => (k === 1 ? v * (1 + 1e-4) : v));

export const failing = (tensor: string): Finding => ({ tensor, status: "fail" });
export const nonFinite = (tensor: string): Finding => ({ tensor, status: "non-finite" });

/** A wrong op of matrices [3, 3]. */
export function inOp(
  where: string,
  mistake: string,
  found: Finding,
  op: () => Op,
  dtype?: DType,
): Mutation {
  const check: Mutation["check"] = (seed, options) =>
    checkGradient(op(), draw(3, 3, seed, dtype), { random: randomState(seed), ...options });
  return { where, mistake, found, check };
}

/** A wrong loss of predictions [3, 3]. */
export function inLoss(where: string, mistake: string, found: Finding, loss: ScalarLoss): Mutation {
  const check: Mutation["check"] = (seed, options) =>
    checkLossGradient(loss, draw(3, 3, seed), { random: randomState(seed), ...options });
  return { where, mistake, found, check };
}

/** A wrong network of inputs [8, 3], with a loss that is right. */
export function inNetwork(
  where: string,
  mistake: string,
  found: Finding,
  network: () => Op,
  loss: ScalarLoss,
): Mutation {
  const check: Mutation["check"] = (seed, options) => {
    const random = randomState(seed);
    return checkNetworkGradient(network(), loss, draw(8, 3, seed), { random, ...options });
  };
  return { where, mistake, found, check };
}
