import { assertFunction, assertNumber, assertRecord } from "@adjoint/checks";
import { full, isMatrix, type Matrix, sliceRows } from "@adjoint/matrix";
import { assertPass, type Loss, type Op, type Targets } from "@adjoint/pass";
import type { Samples } from "./types.js";

/** Predictions that are tried at one time. */
const MOST = 4_194_304;

/**
 * Shows a loss all targets, before anything is trained. So the call refuses a bad target and names
 * its row in the samples; in the middle of an epoch it would be a row of a batch. The network's
 * output for the first row takes the place of all predictions.
 */
export function tryTargets(functionName: string, network: Op, loss: Loss, { x, y }: Samples): void {
  if (x.rows === 0) return;
  const pass = network(sliceRows(x, 0, 1), { training: false });
  assertPass(functionName, "the network", pass);
  const { output } = pass;
  if (output.rows !== 1) return;
  const most = Math.max(1, Math.floor(MOST / Math.max(1, output.columns)));
  for (let from = 0; from < x.rows; from += most) {
    const to = Math.min(x.rows, from + most);
    const cost = tryRows(loss, repeated(output, to - from), part(y, from, to), from);
    assertRecord(functionName, "what the loss gives", cost, "a pass { output, backward }");
    assertFunction(functionName, "backward of the loss", cost.backward);
    assertNumber(functionName, "output of the loss", cost.output);
  }
}

function tryRows(loss: Loss, predictions: Matrix, targets: Targets, from: number) {
  try {
    // That nothing counts in some rows does not say that nothing counts.
    return loss(predictions, targets, { training: false, partial: true });
  } catch (error) {
    if (from > 0 && error instanceof Error) error.message += ` (rows counted from ${from} on)`;
    throw error;
  }
}

function repeated({ columns, dtype, data }: Matrix, rows: number): Matrix {
  const result = full(rows, columns, 0, dtype);
  for (let i = 0; i < rows; i++) result.data.set(data, i * columns);
  return result;
}

function part(targets: Targets, from: number, to: number): Targets {
  if (isMatrix(targets)) return sliceRows(targets, from, to);
  if (from === 0 && to === targets.length) return targets;
  return Array.prototype.slice.call(targets, from, to) as number[];
}
