import {
  assertBoolean,
  assertFunction,
  assertInteger,
  assertOptions,
  type OptionNames,
} from "@adjoint/checks";
import {
  assertOp,
  buffersOf,
  type LossPass,
  type Op,
  type Parameter,
  type Targets,
} from "@adjoint/pass";
import { byEpoch, type EpochSummary } from "./helpers/by-epoch.js";
import { earlyStopping } from "./helpers/early-stopping.js";
import { keepBest } from "./helpers/keep-best.js";
import type { Metrics, NoMetrics } from "./measure.js";
import { train } from "./train.js";
import { TRAIN, type TrainOptions } from "./train-options.js";
import type { Samples } from "./types.js";

/** How a network is trained without a loop. */
export interface FitOptions<
  T extends Targets = Targets,
  P extends LossPass = LossPass,
  M extends Metrics = NoMetrics,
> extends TrainOptions<T, P, M> {
  /**
   * Stops after so many epochs in a row whose loss is no better than the best: that of the validation samples, or
   * without them that of the training. @default all epochs are done
   */
  readonly patience?: number | undefined;
  /** Whether the network is given its best weights at the end. @default true where there is a `patience` */
  readonly restoreBest?: boolean;
  /** Called after each epoch; `false` stops the training. */
  readonly onEpoch?: ((summary: EpochSummary<M>) => unknown) | undefined;
}

const FIT: OptionNames<FitOptions<Targets, LossPass, Metrics>> = /* @__PURE__ */ Object.assign(
  {},
  TRAIN,
  {
    patience: "optional",
    restoreBest: "optional",
    onEpoch: "optional",
  } as const,
);

/** What a training was. */
export interface Fit<M extends Metrics = Metrics> {
  /** Each epoch, in order. */
  readonly history: readonly EpochSummary<M>[];
  /** The epoch with the least loss, from 1; 0 if there was none that is a number. */
  readonly bestEpoch: number;
}

/**
 * Training in one call, without a loop: what `train` does, with early stopping, the best weights and a
 * history.
 *
 * Shapes: x [rows, features]; y one target per row.
 *
 * @param network a layer; its parameters are updated in place
 * @param samples x and y
 * @param options those of `train`, and when to stop
 * @returns the history
 * @throws {TypeError} when an argument or an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when `patience` is not an integer of at least 1
 * @throws what `train` throws
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tanh } from "@adjoint/activations";
 * import { xor } from "@adjoint/datasets";
 * import { dense } from "@adjoint/layers";
 * import { adam } from "@adjoint/optimizers";
 * import { sequential } from "@adjoint/pass";
 * import { randomState } from "@adjoint/random";
 * import { softmaxCrossEntropy as loss } from "@adjoint/softmax-loss";
 * import { evaluate, fit } from "@adjoint/training";
 *
 * const random = randomState(0);
 * const network = sequential(dense(2, 8, { random }), tanh, dense(8, 2, { random }));
 * fit(network, xor(), { loss, optimizer: adam({ learningRate: 0.1 }), epochs: 100 });
 * assert.equal(evaluate(network, xor(), { loss }).accuracy, 1);
 * ```
 */
export function fit<T extends Targets, P extends LossPass, M extends Metrics = NoMetrics>(
  network: Op,
  samples: Samples<NoInfer<T>>,
  options: FitOptions<T, P, M>,
): Fit<M>;
export function fit(
  network: Op,
  samples: Samples,
  options: FitOptions<Targets, LossPass, Metrics>,
): Fit {
  assertOp("fit", "network", network);
  assertOptions("fit", options, FIT);
  const { patience, restoreBest = patience !== undefined, onEpoch, ...rest } = options;
  if (patience !== undefined) assertInteger("fit", "patience", patience, 1);
  assertBoolean("fit", "restoreBest", restoreBest);
  if (onEpoch !== undefined) assertFunction("fit", "onEpoch", onEpoch);
  const shouldStop = patience === undefined ? undefined : earlyStopping({ patience });
  const best = restoreBest ? keepBest(withParameters(network, rest.parameters)) : undefined;
  const history: EpochSummary[] = [];
  let bestEpoch = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const summary of byEpoch(train(network, samples, rest))) {
    history.push(summary);
    const { loss } = summary.validation ?? summary;
    if (loss < least) {
      least = loss;
      bestEpoch = summary.epoch;
    }
    best?.look(loss);
    const isEnough = shouldStop?.(loss) ?? false;
    if (onEpoch?.(summary) === false || isEnough) break;
  }
  best?.restore();
  return { history, bestEpoch };
}

/** The network with the parameters that are moved, where these are not its own. */
function withParameters(network: Op, parameters: readonly Parameter[] | undefined): Op {
  if (parameters === undefined) return network;
  const forward: Op = (x, context) => network(x, context);
  return Object.assign(forward, { parameters, buffers: buffersOf(network) });
}
