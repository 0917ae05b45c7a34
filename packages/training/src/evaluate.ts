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
import { tryTargets } from "./try-targets.js";
import type { Evaluation, KnownAccuracy, Samples } from "./types.js";

/** How a network is evaluated. */
export interface EvaluateOptions<T extends Targets = Targets, P extends LossPass = LossPass> {
  readonly loss: Loss<T, P>;
  /** Rows at a time, an integer of at least 1: for samples whose activations do not fit. @default all */
  readonly batchSize?: number;
}

const EVALUATE: OptionNames<EvaluateOptions> = { loss: "required", batchSize: "optional" };

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
 * @param options the loss, and how many rows at a time
 * @throws {TypeError} when an argument or an option is missing, unknown or of the wrong kind
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
export function evaluate(network: Op, samples: Samples, options: EvaluateOptions): Evaluation {
  assertOp("evaluate", "network", network);
  assertSamples("evaluate", "samples", samples);
  assertOptions("evaluate", options, EVALUATE);
  const { loss, batchSize } = options;
  assertFunction("evaluate", "loss", loss, "a loss, as softmaxCrossEntropy");
  if (batchSize !== undefined) assertInteger("evaluate", "batchSize", batchSize, 1);
  const { rows } = samples.x;
  // In batches, the matrices of one are those of the one before.
  const space = workspace();
  const context = { training: false, allocate: space.allocate };
  const judge = ({ x, y }: Samples, given: Context) => {
    const pass = network(x, context);
    assertPass("evaluate", "the network", pass);
    return summarizeLoss(loss(pass.output, y, given), x.rows);
  };
  try {
    if (batchSize === undefined || rows <= batchSize) return judge(samples, context);
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
    if (whole.total === 0) judge(last, context);
    return whole;
  } finally {
    space.end();
  }
}
