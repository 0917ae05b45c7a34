import { assertInteger, assertOptions, describeValue } from "@adjoint/checks";
import { assertSamples, batches } from "@adjoint/datasets";
import { workspace } from "@adjoint/matrix";
import {
  assertOp,
  assertPass,
  backwardToParameters,
  type LossPass,
  type Op,
  type Parameter,
  type Penalty,
  type PenaltyPass,
  parametersOf,
  summarizeLoss,
  type Targets,
} from "@adjoint/pass";
import type { RandomState } from "@adjoint/random";
import { evaluate } from "./evaluate.js";
import type { Metrics, NoMetrics } from "./measure.js";
import { assertProgress } from "./resume.js";
import { stepRandom } from "./step-random.js";
import { assertTrainOptions, TRAIN, type TrainOptions } from "./train-options.js";
import { tryTargets } from "./try-targets.js";
import type { KnownAccuracy, Samples, TrainingStep } from "./types.js";

/**
 * Training as a generator: every `next()` takes one step (forward, loss, backward, update) and
 * yields what it found, so the caller's loop decides when to look, pause or stop. Loss and accuracy
 * are those of the step's own batch, before the update; `combineLosses` of `@adjoint/pass` puts those of
 * several steps together.
 *
 * Shapes: x [rows, features]; y one target per row.
 *
 * @param network a layer; its parameters are updated in place. A plain function around one,
 * `(x, context) => network(x, context)`, carries none: give them as the option, or with it,
 * `Object.assign(f, { parameters: network.parameters })`
 * @param samples x and y
 * @param options loss, optimizer, epochs, how the samples are cut, and what is moved
 * @throws {TypeError} at the call, when there are no parameters to train
 * @throws {TypeError} at the call, when an argument or an option is missing, unknown or of the wrong
 * kind
 * @throws what the loss throws at the call, when it refuses a target: it is shown all of them with the
 * network's output for the first row
 * @throws {RangeError} at the call, when `epochs` or `batchSize` is not an integer of at least 1
 * @throws {ShapeError} at the call, when x and y differ in rows, or there are none
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { spiral } from "@adjoint/datasets";
 * import { dense } from "@adjoint/layers";
 * import { sgd } from "@adjoint/optimizers";
 * import { randomState } from "@adjoint/random";
 * import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
 * import { train } from "@adjoint/training";
 *
 * const random = randomState(0);
 * const data = spiral({ points: 20, classes: 2, random });
 * const steps = train(dense(2, 2, { random }), data, {
 *   loss: softmaxCrossEntropy,
 *   optimizer: sgd({ learningRate: 1 }),
 *   epochs: 50,
 * });
 * const losses = [...steps].map(({ loss }) => loss);
 * assert.equal(losses.length, 50);
 * assert.ok(losses[49] < losses[0]);
 * ```
 */
export function train<T extends Targets, P extends LossPass, M extends Metrics = NoMetrics>(
  network: Op,
  samples: Samples<NoInfer<T>>,
  options: TrainOptions<T, P, M>,
): Generator<TrainingStep<M> & KnownAccuracy<P>, void, undefined>;
export function train(
  network: Op,
  samples: Samples,
  options: TrainOptions<Targets, LossPass, Metrics>,
): Generator<TrainingStep, void, undefined> {
  assertOp("train", "network", network);
  assertSamples("train", "samples", samples);
  assertOptions("train", options, TRAIN);
  assertInteger("train", "rows of x", samples.x.rows, 1);
  assertTrainOptions(options);
  if (options.resume !== undefined) {
    assertProgress(options.resume, samples.x.rows, options.random);
  }
  const { loss, validation, parameters = parametersOf(network) } = options;
  if (parameters.length === 0) {
    throw new TypeError(
      "train: there are no parameters to train: give a layer, as Object.assign(network, { parameters }), or the option parameters",
    );
  }
  tryTargets("train", network, loss, samples);
  if (validation !== undefined) tryTargets("train: validation", network, loss, validation);
  return steps(network, samples, { ...options, parameters });
}

function* steps(
  network: Op,
  samples: Samples,
  {
    loss,
    optimizer,
    parameters,
    penalty,
    clip,
    epochs,
    batchSize,
    random,
    validation,
    metrics,
    resume,
    checked = false,
  }: TrainOptions<Targets, LossPass, Metrics> & { readonly parameters: readonly Parameter[] },
): Generator<TrainingStep, void, undefined> {
  const rows = samples.x.rows;
  // Every step's matrices are those of the step before, in the memory of the SIMD kernels.
  const space = workspace({ checked });
  const draws = random && stepRandom(random);
  const context = {
    training: true,
    allocate: space.allocate,
    ...(draws && { random: draws.random }),
  };
  const judged = { loss, ...(metrics && { metrics }) };
  let step = resume?.step ?? 0;
  const first = resume === undefined ? 1 : resume.epoch + Number(resume.endOfEpoch);
  try {
    for (let epoch = first; epoch <= epochs; epoch++) {
      let seen = 0;
      let batch = 0;
      const { allocate } = space;
      const begun = epoch === resume?.epoch ? resume : undefined;
      const order =
        begun === undefined
          ? newOrder(rows, batchSize === undefined ? undefined : random)
          : begun.order;
      const cut =
        batchSize === undefined
          ? [samples]
          : batches(samples, { batchSize, allocate, ...(order !== null && { order }) });
      for (const { x, y } of cut) {
        batch += 1;
        if (begun !== undefined && batch <= begun.batch) {
          seen += x.rows;
          space.restart();
          continue;
        }
        const pass = network(x, context);
        assertPass("train", "the network", pass);
        const cost = loss(pass.output, y, context);
        // Before the step: nothing moves by a loss that says what cannot be.
        const summary = summarizeLoss(cost, x.rows);
        // The input is data: nobody reads the gradient by it.
        backwardToParameters(pass, cost.backward());
        const extra = penalty && penaltyPass(penalty, parameters);
        extra?.backward();
        clip?.(parameters);
        const learningRate = optimizer.learningRate();
        optimizer.step(parameters);
        step += 1;
        seen += x.rows;
        const endOfEpoch = seen === rows;
        const progress = { epoch, step, batch, endOfEpoch, order };
        yield {
          epoch,
          step,
          ...summary,
          ...(extra && { penalty: extra.output }),
          learningRate,
          endOfEpoch,
          done: (epoch - 1 + seen / rows) / epochs,
          progress,
          ...(endOfEpoch && validation && { validation: evaluate(network, validation, judged) }),
        };
        // Before the next batch is drawn, whose rows are the first matrices of its step.
        space.restart();
        draws?.restart();
      }
    }
  } finally {
    // However the caller ends: at the last step, by leaving its loop, or because something throws.
    space.end();
  }
}

function penaltyPass(penalty: Penalty, parameters: readonly Parameter[]): PenaltyPass {
  const pass = penalty(parameters);
  if (typeof pass?.output === "number" && typeof pass.backward === "function") return pass;
  throw new TypeError(
    `train: the penalty must give a pass { output, backward }, got ${describeValue(pass)}`,
  );
}

/** The order of an epoch's rows, as plain data; null if there is nothing to draw it from. */
function newOrder(rows: number, random: RandomState | undefined): readonly number[] | null {
  return random ? Array.from(random.permutation(rows)) : null;
}
