import { type MatmulOptions, type Matrix, matmul } from "@adjoint/matrix";
import { allocateApart, allocateFresh } from "@adjoint/matrix/kit";
import type { Op } from "@adjoint/pass";
import { partOf } from "../part-of.js";
import type { HiddenTimes } from "./attention-mask.js";
import { type Heads, joinHeads, splitHeads } from "./heads.js";

/**
 * Scaled dot-product attention of heads: `y = weigh(q kᵀ) v`, sequence by sequence and head by head.
 * What is hidden has the score -∞. A time that all is hidden from gives 0, and its gradient is 0.
 *
 * Shapes: x [batch * time, 3 * features], queries, keys and values side by side; y [batch * time, features].
 *
 * @param functionName what errors begin with
 * @param heads how features fall into heads
 * @param hidden which times a time must not look at
 * @param weigh from a row of scores to weights: a softmax
 */
export function attend(
  functionName: string,
  heads: Heads,
  hidden: HiddenTimes | undefined,
  weigh: Op,
): Op {
  const { time, count, size } = heads;
  const features = count * size;
  return (x, context) => {
    const given = context?.allocate ?? allocateFresh;
    const allocate = allocateApart(functionName, given, [x]);
    const { rows, dtype } = x;
    const all = rows * count;
    const split = (part: number) => splitHeads(x, part * features, heads, allocate);
    const [queries, keys, values] = [split(0), split(1), split(2)];

    const scores = allocate(all, time, dtype);
    multiplyHeads(queries, keys, { transposeB: true }, scores, time);
    if (hidden) hide(scores, hidden);
    const weights = weigh(scores, context);
    const mixed = allocate(all, size, dtype);
    multiplyHeads(weights.output, values, {}, mixed, time);
    if (hidden) blank(mixed, hidden, time);
    const output = allocate(rows, features, dtype);
    joinHeads(mixed, output, 0, heads);

    const backward = (dOutput: Matrix): Matrix => {
      const operands = [x, dOutput, queries, keys, values, weights.output];
      const room = allocateApart(`${functionName}.backward`, given, operands);
      const dMixed = splitHeads(dOutput, 0, heads, room);
      if (hidden) blank(dMixed, hidden, time);
      const dWeights = room(all, time, dtype);
      multiplyHeads(dMixed, values, { transposeB: true }, dWeights, time);
      const dScores = weights.backward(dWeights);
      const dHead = room(all, size, dtype);
      const dInput = room(rows, x.columns, dtype);
      const write = (part: number) => joinHeads(dHead, dInput, part * features, heads);
      multiplyHeads(dScores, keys, {}, dHead, time);
      write(0);
      multiplyHeads(dScores, queries, { transposeA: true }, dHead, time);
      write(1);
      multiplyHeads(weights.output, dMixed, { transposeA: true }, dHead, time);
      write(2);
      return dInput;
    };
    return { output, backward };
  };
}

/** Products of heads of the one with heads of the other, each of `time` rows. */
function multiplyHeads(
  a: Matrix,
  b: Matrix,
  options: MatmulOptions,
  result: Matrix,
  time: number,
): void {
  for (let row = 0; row < result.rows; row += time) {
    const head = (m: Matrix) => partOf(m, row * m.columns, time, m.columns);
    matmul(head(a), head(b), options, () => head(result));
  }
}

/** Makes scores of what is hidden -∞. Where all is, they stay: a softmax has no answer to nothing but -∞. */
function hide(scores: Matrix, { from, blind }: HiddenTimes): void {
  const { rows, columns: time, data } = scores;
  for (let row = 0; row < rows; row++) {
    const t = row % time;
    if (blind.includes(t)) continue;
    for (const j of from[t]!) data[row * time + j] = Number.NEGATIVE_INFINITY;
  }
}

/** Makes 0 of what a time gets that all is hidden from. */
function blank({ rows, columns, data }: Matrix, { blind }: HiddenTimes, time: number): void {
  for (const t of blind) {
    for (let row = t; row < rows; row += time) data.fill(0, row * columns, (row + 1) * columns);
  }
}
