import { assertBoolean, assertFinite, type OptionNames } from "@adjoint/checks";
import { flush } from "@adjoint/math";
import type { Matrix } from "@adjoint/matrix";
import { inPlace } from "@adjoint/matrix/kit";
import { compiled } from "./generated/sgd.js";
import { assertLearningRate } from "./stepping/learning-rate.js";
import type { Method } from "./stepping/method.js";
import { optimizer } from "./stepping/optimizer.js";
import type { LearningRate, Optimizer, SharedOptions } from "./types.js";

/** A step of one weight, or `[weight, velocity]`. `first` and `nesterov` are 1 or 0. */
const update = /* @__PURE__ */ inPlace(
  {
    sgd: {
      operands: ["value", "gradient"],
      formula: (w, dw, rate, decay) => {
        const g = decay === 0 ? dw : dw + decay * w;
        return w - rate * g;
      },
    },
    momentum: {
      operands: ["value", "velocity", "gradient"],
      formula: (w, v0, dw, rate, decay, momentum, rest, first, nesterov) => {
        const g = decay === 0 ? dw : dw + decay * w;
        // Not `0 * v0 + g` at first: there is no v0 yet, and nothing of g is damped.
        const v = flush(first === 1 ? g : momentum * v0 + rest * g);
        const d = nesterov === 1 ? g + momentum * v : v;
        return [w - rate * d, v];
      },
    },
  },
  compiled,
);

/** The settings of `sgd`. */
export interface SgdSettings {
  /** Step size, at least 0, or a schedule. */
  readonly learningRate: LearningRate;
  /** Share of the last velocity that is kept, at least 0. @default 0 */
  readonly momentum?: number;
  /** Share of the gradient that the velocity leaves out. @default 0 */
  readonly dampening?: number;
  /** Look ahead along the velocity (Nesterov). Needs momentum, and no dampening. @default false */
  readonly nesterov?: boolean;
  /** Adds `weightDecay * w` to the gradient, at least 0. @default 0 */
  readonly weightDecay?: number;
}

/** How stochastic gradient descent moves. */
export interface SgdOptions extends SgdSettings, SharedOptions<SgdSettings> {}

const SGD: OptionNames<SgdSettings> = {
  learningRate: "required",
  momentum: "optional",
  dampening: "optional",
  nesterov: "optional",
  weightDecay: "optional",
};

/** What stochastic gradient descent keeps of one parameter. */
export interface SgdState {
  /** Running sum of the gradients, `v`; none without momentum. */
  readonly velocity?: Matrix;
}

/**
 * Stochastic gradient descent: `w -= learningRate * d`, where `g += weightDecay * w`, then
 * `v = momentum * v + (1 - dampening) * g` (`v = g` at first) and `d = v`, or
 * `d = g + momentum * v` for Nesterov's; without momentum, `d = g`.
 *
 * Numerics: float32 parameters are updated in float32, one rounding per operation, in the order of
 * the formula.
 * Follows PyTorch's `SGD`; Sutskever et al., "On the importance of initialization and momentum in
 * deep learning" (2013).
 *
 * @param options step size, momentum, weight decay, and what all optimizers have
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when an option is out of range, or Nesterov's lacks momentum or is damped; from
 * `step`, when float32 parameters meet an option that is infinite there
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { sgd } from "@adjoint/optimizers";
 *
 * const weights = { name: "weights", value: full(1, 1, 1), gradient: full(1, 1, 2) };
 * sgd({ learningRate: 0.25 }).step([weights]);
 * assert.equal(weights.value.data[0], 0.5);
 * ```
 */
export function sgd(options: SgdOptions): Optimizer<SgdState> {
  return optimizer("sgd", options, SGD, sgdMethod);
}

function sgdMethod(
  caller: string,
  { learningRate, momentum = 0, dampening = 0, nesterov = false, weightDecay = 0 }: SgdSettings,
): Method {
  assertLearningRate(caller, learningRate);
  assertFinite(caller, "momentum", momentum, 0);
  assertFinite(caller, "weightDecay", weightDecay, 0);
  assertFinite(caller, "dampening", dampening);
  assertBoolean(caller, "nesterov", nesterov);
  if (nesterov && !(momentum > 0 && dampening === 0)) {
    throw new RangeError(
      `${caller}: nesterov needs momentum above 0 and dampening 0, got momentum ${momentum} and dampening ${dampening}`,
    );
  }
  return {
    learningRate,
    settings: { momentum, dampening, weightDecay },
    matrices: momentum === 0 ? {} : { velocity: 0 },
    running: {},
    update: momentum === 0 ? update.sgd : update.momentum,
    numbers: (rate, _running, isFirst) =>
      momentum === 0
        ? [rate, weightDecay]
        : [rate, weightDecay, momentum, 1 - dampening, Number(isFirst), Number(nesterov)],
  };
}
