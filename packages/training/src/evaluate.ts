import { assertFunction, assertInteger, assertOptions, type OptionNames } from "@adjoint/checks";
import { assertSamples, batches } from "@adjoint/datasets";
import { workspace } from "@adjoint/matrix";
import {
  assertOp,
  assertPass,
  type Context,
  combineLosses,
  type Loss,
  type LossPass,
  type LossSummary,
  type Op,
  summarizeLoss,
  type Targets,
} from "@adjoint/pass";
import { gatherRows } from "./gather-rows.js";
import { assertMetrics, type Measured, type Metrics, measure, type NoMetrics } from "./measure.js";
import { tryTargets } from "./try-targets.js";
import type { Evaluation, KnownAccuracy, Samples } from "./types.js";

/** How a network is evaluated. */
export interface EvaluateOptions<
  T extends Targets = Targets,
  P extends LossPass = LossPass,
  M extends Metrics = NoMetrics,
> {
  readonly loss: Loss<T, P>;
  /** Rows at a time, an integer of at least 1: for samples whose activations do not fit. @default all */
  readonly batchSize?: number;
  /** What else is measured, as `{ f1 }`: functions of the outputs of all rows, and of the targets. @default nothing */
  readonly metrics?: M | undefined;
}

const EVALUATE: OptionNames<EvaluateOptions<Targets, LossPass, Metrics>> = {
  loss: "required",
  batchSize: "optional",
  metrics: "optional",
};

/**
 * Loss and accuracy of a network, without training: the loss of all rows. In batches it is combined
 * from theirs, by what each divided by and how many rows counted. It is the same but for rounding:
 * for every option of the losses of Adjoint. A loss of your own that does not say, see `LossPass`,
 * is taken for the mean over the rows.
 *
 * Shapes: x [rows, features]; y one target per row. No rows give NaN for a mean.
 * Numerics: in batches, a loss is called with `partial: true` in its context. One that does not hand it
 * on to `onEmpty: "throw"` throws for a batch of ignored rows.
 *
 * @param network any op, called with `training: false`
 * @param samples x and y
 * @param options the loss, how many rows at a time, and what else is measured
 * @throws {TypeError} when an argument or an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when `batchSize` is not an integer of at least 1
 * @throws {ShapeError} when x and y differ in rows, or with metrics when the network does not give one row per row
 * @throws what a metric throws
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix } from "@adjoint/matrix";
 * import { sequential } from "@adjoint/pass";
 * import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
 * import { evaluate, f1 } from "@adjoint/training";
 *
 * const samples = { x: matrix(2, 2, [0, 0, 1, 1]), y: [0, 1] };
 * const { loss, accuracy } = evaluate(sequential(), samples, { loss: softmaxCrossEntropy });
 * assert.equal(loss, Math.LN2);
 * assert.equal(accuracy, 0.5);
 *
 * const goal = { loss: softmaxCrossEntropy, metrics: { f1 } };
 * assert.equal(evaluate(sequential(), samples, goal).metrics.f1, 1 / 3);
 * ```
 */
export function evaluate<T extends Targets, P extends LossPass, M extends Metrics = NoMetrics>(
  network: Op,
  samples: Samples<NoInfer<T>>,
  { loss, batchSize, metrics }: EvaluateOptions<T, P, M>,
): Evaluation & KnownAccuracy<P> & Measured<M>;
export function evaluate(
  network: Op,
  samples: Samples,
  options: EvaluateOptions<Targets, LossPass, Metrics>,
): Evaluation & Measured<Metrics> {
  assertOp("evaluate", "network", network);
  assertSamples("evaluate", "samples", samples);
  assertOptions("evaluate", options, EVALUATE);
  const { loss, batchSize, metrics } = options;
  assertFunction("evaluate", "loss", loss, "a loss, as softmaxCrossEntropy");
  if (batchSize !== undefined) assertInteger("evaluate", "batchSize", batchSize, 1);
  if (metrics !== undefined) assertMetrics("evaluate", metrics);
  const { rows } = samples.x;
  // Metrics look at the outputs of all rows at once.
  const outputs = metrics && gatherRows("evaluate", rows);
  const measured = () =>
    metrics && outputs && { metrics: measure(metrics, outputs.all(), samples.y) };
  // In batches, the matrices of one are those of the one before.
  const space = workspace();
  const context = { training: false, allocate: space.allocate };
  const judge = ({ x, y }: Samples, given: Context) => {
    const pass = network(x, context);
    assertPass("evaluate", "the network", pass);
    outputs?.add(x, pass.output);
    return summarizeLoss(loss(pass.output, y, given), x.rows);
  };
  try {
    if (batchSize === undefined || rows <= batchSize) {
      const whole = judge(samples, context);
      return { ...whole, ...measured() };
    }
    tryTargets("evaluate", network, loss, samples);
    const parts: LossSummary[] = [];
    let last = samples;
    let seen = 0;
    for (const batch of batches(samples, { batchSize, allocate: space.allocate })) {
      parts.push(judge(batch, { ...context, partial: true }));
      last = batch;
      seen += batch.x.rows;
      // The last one is looked at once more, below.
      if (seen < rows) space.restart();
    }
    const whole = combineLosses(parts);
    // A loss to which it is an error that nothing counts can only tell now.
    if (whole.total === 0) loss(network(last.x, context).output, last.y, context);
    return { ...whole, ...measured() };
  } finally {
    space.end();
  }
}
