import { assertNumber, assertOptions, type OptionNames } from "@adjoint/checks";
import { assertOp, assertParameters, buffersOf, type Op, parametersOf } from "@adjoint/pass";
import { type BetterOptions, betterThanBest } from "./early-stopping.js";

const BETTER: OptionNames<BetterOptions> = { mode: "optional", minimumDelta: "optional" };

/** A network as it was at its best. */
export interface BestWeights {
  /** Keeps a copy of the network if the value is better than all before; says whether it is. */
  readonly look: (value: number) => boolean;
  /** Puts the best copy back into the network; leaves it as it is if there is none. */
  readonly restore: () => void;
}

/**
 * Keeps the best weights of a training: a copy of parameters and buffers whenever a loss, or another number, is
 * better than all before.
 *
 * @param network a layer
 * @param options what is better
 * @throws {TypeError} when the network is no layer, or an option unknown or of the wrong kind; from `look`, when the
 * value is no number
 * @throws {RangeError} when `mode` is another word, or `minimumDelta` not a finite number of at least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { dense } from "@adjoint/layers";
 * import { randomState } from "@adjoint/random";
 * import { keepBest } from "@adjoint/training";
 *
 * const network = dense(1, 1, { random: randomState(0) });
 * const [weights] = network.parameters;
 * const best = keepBest(network);
 * [0.5, 0.1, 0.3].forEach((loss, epoch) => {
 *   weights.value.data[0] = epoch;
 *   best.look(loss);
 * });
 * best.restore();
 * assert.equal(weights.value.data[0], 1);
 * ```
 */
export function keepBest(network: Op, options: BetterOptions = {}): BestWeights {
  assertOp("keepBest", "network", network);
  const parameters = parametersOf(network);
  assertParameters("keepBest", parameters);
  if (parameters.length === 0) {
    throw new TypeError(
      "keepBest: the network has no parameters to keep: give a layer, as Object.assign(network, { parameters })",
    );
  }
  assertOptions("keepBest", options, BETTER);
  const isBetter = betterThanBest("keepBest", options);
  const values = [...parameters, ...buffersOf(network)].map(({ value }) => value);
  let copies: readonly (Float64Array | Float32Array)[] = [];
  return {
    look: (value) => {
      assertNumber("keepBest", "value", value);
      const better = isBetter(value);
      if (better) copies = values.map(({ data }) => data.slice());
      return better;
    },
    restore: () => {
      copies.forEach((copy, i) => {
        values[i]!.data.set(copy);
      });
    },
  };
}
