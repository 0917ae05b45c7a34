import { softmax } from "@adjoint/activations";
import {
  assertBoolean,
  assertInteger,
  assertInterval,
  assertOptions,
  type OptionNames,
} from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { type Layer, type Parameter, sequential } from "@adjoint/pass";
import { makeDense } from "../dense.js";
import { dropout } from "../dropout.js";
import type { Initializer } from "../types.js";
import { WEIGHTS, type WeightOptions } from "../weights-and-biases.js";
import { attend } from "./attend.js";
import { readMask } from "./attention-mask.js";
import { assertSequenceShape, type SequenceShape } from "./sequence-shape.js";
import { distribute } from "./time-distributed.js";

/** How an attention is made. Its weights are drawn by `glorotUniform` if nothing is said. */
export interface MultiHeadAttentionOptions<B extends Initializer | false = Initializer | false>
  extends WeightOptions<B> {
  /** Whether a time sees no later ones. @default false */
  readonly causal?: boolean;
  /**
   * What a time sees: [time, time], 1 where the time of the row may look at the time of the column,
   * else 0. It is read once. @default all
   */
  readonly mask?: Matrix;
  /** The probability with which each weight of attention is dropped in training, in [0, 1]. @default 0 */
  readonly dropout?: number;
}

/** An attention: its parameters are those of its two projections. */
export interface MultiHeadAttentionLayer<B extends Initializer | false = Initializer>
  extends Layer {
  readonly parameters: B extends false
    ? readonly [projection: Parameter, output: Parameter]
    : readonly [
        projection: Parameter,
        projectionBiases: Parameter,
        output: Parameter,
        outputBiases: Parameter,
      ];
  /** What the next layer gets: the shape it was given. */
  readonly outputShape: SequenceShape;
}

const MULTI_HEAD_ATTENTION: OptionNames<MultiHeadAttentionOptions> = /* @__PURE__ */ Object.assign(
  {},
  WEIGHTS,
  { causal: "optional", mask: "optional", dropout: "optional" } as const,
);

/**
 * Multi-head self-attention: a sequence's times look at each other. It is made of other ops, and so is
 * its way back:
 * `y = sequential(dense(features, 3 * features), attend, dense(features, features))` at each time, where
 * `[q, k, v] = x W + b` and attend gives, head by head, `softmax(q kᵀ / √(features / heads)) v`.
 * Gradient: that of its parts, by the chain rule. With p the weights of a head and `da` the gradient by what
 * it gives, `dv = pᵀ da`, `ds = softmax'(da vᵀ) / √(features / heads)`, `dq = ds k`, `dk = dsᵀ q`.
 *
 * Shapes: x, y, dx, dy [batch, time * features]; the projection [features, 3 * features], first of queries,
 * then of keys, then of values, in each of them head by head, and [1, 3 * features]; the output
 * [features, features] and [1, features].
 * Numerics: what a mask hides has the score -∞ and the weight 0. A time that all is hidden from gives the
 * output's biases, and no gradient goes through it. A NaN in a time that is hidden spreads all the same,
 * since 0 times NaN is NaN.
 * Follows Vaswani et al., "Attention Is All You Need" (2017); PyTorch's `MultiheadAttention`.
 *
 * @param shape of a row
 * @param heads how many, a divisor of the features
 * @param options what to draw from, the mask, dropout of weights, initializers and dtype
 * @returns a layer with `parameters` [weights, biases, weights, biases] of projection and output, or the
 * weights alone; and the `outputShape`
 * @throws {TypeError} when an argument or an option is missing, unknown or of the wrong kind; in training,
 * when weights are dropped and the context has no `random`
 * @throws {RangeError} when a number is out of its range, `heads` no divisor of the features, or an element
 * of the mask neither 0 nor 1
 * @throws {ShapeError} when the mask, an initializer, x or dy has another shape than above
 * @throws {DTypeError} when an initializer, x or dy is not of the layer's dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { multiHeadAttention } from "@adjoint/layers";
 * import { fromRows, toRows } from "@adjoint/matrix";
 * import { randomState } from "@adjoint/random";
 *
 * const shape = { time: 3, features: 1 };
 * const layer = multiHeadAttention(shape, 1, { causal: true, random: randomState(0) });
 * layer.parameters[0].value.data.set([0, 0, 1]); // no queries, no keys: each sees all before it alike
 * layer.parameters[2].value.data.set([1]);
 * assert.deepEqual(toRows(layer(fromRows([[2, 4, 9]])).output), [[2, 3, 5]]);
 * ```
 */
export function multiHeadAttention<B extends Initializer | false = Initializer>(
  shape: SequenceShape,
  heads: number,
  options: MultiHeadAttentionOptions<B>,
): MultiHeadAttentionLayer<B>;
export function multiHeadAttention(
  shape: SequenceShape,
  heads: number,
  options: MultiHeadAttentionOptions,
): Layer & { readonly outputShape: SequenceShape } {
  const functionName = "multiHeadAttention";
  assertSequenceShape(functionName, "shape", shape);
  assertInteger(functionName, "heads", heads, 1);
  const { time, features } = shape;
  if (features % heads !== 0) {
    throw new RangeError(
      `${functionName}: heads must divide the ${features} features, got ${heads}`,
    );
  }
  assertOptions(functionName, options, MULTI_HEAD_ATTENTION);
  const { causal = false, mask, dropout: p = 0 } = options;
  assertBoolean(functionName, "causal", causal);
  assertInterval(functionName, "dropout", p, 0, 1);
  const hidden = readMask(functionName, time, causal, mask);
  const size = features / heads;
  const weigh = sequential(softmax({ temperature: Math.sqrt(size) }), dropout({ p }));
  const project = makeDense(functionName, features, 3 * features, options);
  const join = makeDense(functionName, features, features, options);
  const seen = attend(functionName, { time, count: heads, size }, hidden, weigh);
  const layer = distribute(functionName, shape, sequential(project, seen, join));
  return Object.assign(layer, { outputShape: shape });
}
