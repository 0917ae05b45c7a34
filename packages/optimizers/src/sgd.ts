import {
  assertBoolean,
  assertFinite,
  assertFunction,
  assertOptions,
  type OptionNames,
} from "@adjoint/checks";
import { flush } from "@adjoint/math";
import type { Allocate, Matrix } from "@adjoint/matrix";
import { inPlace } from "@adjoint/matrix/kit";
import { compiled } from "./generated/sgd.js";
import { stepper } from "./stepper.js";
import type { LearningRate, Optimizer } from "./types.js";

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

/** How stochastic gradient descent moves. */
export interface SgdOptions {
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
  /** Where the velocities live. @default linear memory, where kernels copy none */
  readonly allocate?: Allocate;
}

const SGD: OptionNames<SgdOptions> = {
  learningRate: "required",
  momentum: "optional",
  dampening: "optional",
  nesterov: "optional",
  weightDecay: "optional",
  allocate: "optional",
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
 * @param options step size and what is added to it
 * @throws {TypeError} when an option is missing, unknown or of the wrong kind; from `step`, when
 * there is something else than a parameter
 * @throws {RangeError} when an option is out of range, or Nesterov's lacks momentum or is damped; from
 * `step`, when there are no parameters, or float32 parameters meet an option that is infinite there
 * @throws {ShapeError} from `step`, when a gradient has another shape than its value
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
  assertOptions("sgd", options, SGD);
  const {
    learningRate,
    momentum = 0,
    dampening = 0,
    nesterov = false,
    weightDecay = 0,
    allocate,
  } = options;
  assertFinite("sgd", "momentum", momentum, 0);
  assertFinite("sgd", "weightDecay", weightDecay, 0);
  assertFinite("sgd", "dampening", dampening);
  assertBoolean("sgd", "nesterov", nesterov);
  if (allocate !== undefined) assertFunction("sgd", "allocate", allocate);
  if (nesterov && !(momentum > 0 && dampening === 0)) {
    throw new RangeError(
      `sgd: nesterov needs momentum above 0 and dampening 0, got momentum ${momentum} and dampening ${dampening}`,
    );
  }
  return stepper<SgdState>({
    name: "sgd",
    learningRate,
    settings: { momentum, dampening, weightDecay },
    allocate,
    matrices: momentum === 0 ? [] : ["velocity"],
    powers: {},
    update: momentum === 0 ? update.sgd : update.momentum,
    numbers: (rate, _powers, isFirst) =>
      momentum === 0
        ? [rate, weightDecay]
        : [rate, weightDecay, momentum, 1 - dampening, Number(isFirst), Number(nesterov)],
  });
}
