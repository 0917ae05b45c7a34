import { batches } from "@adjoint/datasets";
import type { Loss, LossPass, Op, Targets } from "@adjoint/pass";
import { assertPositive, assertSamples } from "./assert-samples.js";
import type { Evaluation, KnownAccuracy, Samples } from "./types.js";

/** How a network is evaluated. */
export interface EvaluateOptions<T extends Targets = Targets, P extends LossPass = LossPass> {
  readonly loss: Loss<T, P>;
  /** Rows at a time, an integer of at least 1: for samples whose activations do not fit. @default all */
  readonly batchSize?: number;
}

/**
 * Loss and accuracy of a network, without training: the mean over the rows. In batches, their
 * means are weighted by their rows.
 *
 * Shapes: x [rows, features]; y one target per row. No rows give NaN.
 *
 * @param network any op, called with `training: false`
 * @param samples x and y
 * @param options the loss, and how many rows at a time
 * @throws {RangeError} when `batchSize` is not an integer of at least 1
 * @throws {ShapeError} when x and y differ in rows
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix } from "@adjoint/matrix";
 * import { sequential } from "@adjoint/pass";
 * import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
 * import { evaluate } from "@adjoint/training";
 *
 * const samples = { x: matrix(2, 2, [0, 0, 1, 1]), y: [0, 1] };
 * const { loss, accuracy } = evaluate(sequential(), samples, { loss: softmaxCrossEntropy });
 * assert.equal(loss, Math.LN2);
 * assert.equal(accuracy, 0.5);
 * ```
 */
export function evaluate<T extends Targets, P extends LossPass>(
  network: Op,
  samples: Samples<NoInfer<T>>,
  { loss, batchSize }: EvaluateOptions<T, P>,
): Evaluation & KnownAccuracy<P>;
export function evaluate(
  network: Op,
  samples: Samples,
  { loss, batchSize }: EvaluateOptions,
): Evaluation {
  assertSamples("evaluate", samples);
  if (batchSize !== undefined) assertPositive("evaluate", "batchSize", batchSize);
  const rows = samples.x.rows;
  const whole = batchSize === undefined || rows <= batchSize;
  const context = { training: false };
  let totalLoss = 0;
  let totalRight: number | undefined = 0;
  for (const { x, y } of whole ? [samples] : batches(samples, { batchSize })) {
    const { output, accuracy } = loss(network(x, context).output, y, context);
    const share = whole ? 1 : x.rows / rows;
    totalLoss += output * share;
    totalRight =
      accuracy === undefined || totalRight === undefined
        ? undefined
        : totalRight + accuracy * share;
  }
  return { loss: totalLoss, ...(totalRight !== undefined && { accuracy: totalRight }) };
}
