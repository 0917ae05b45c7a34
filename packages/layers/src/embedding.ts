import {
  assertFunction,
  assertInteger,
  assertOptions,
  describeValue,
  type OptionNames,
} from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { allocateFresh, allocateResult, assertSameShape } from "@adjoint/matrix/kit";
import type { Layer, Op, Parameter } from "@adjoint/pass";
import { assertRandomState, type RandomState } from "@adjoint/random";
import { drawParameter } from "./draw-parameter.js";
import { normal } from "./initializers/normal.js";
import { assertLayerInput, LAYER, type LayerOptions, placeOf } from "./layer-options.js";
import { makeLayer } from "./make-layer.js";
import { MOST_IN_FLOAT32 } from "./most-in-float32.js";
import type { Initializer } from "./types.js";

/** How an embedding starts. */
export interface EmbeddingOptions extends LayerOptions {
  /** What the initial weights are drawn from. */
  readonly random: RandomState;
  /** Initial weights, [count, features]. @default normal(1) */
  readonly weights?: Initializer;
}

/** An embedding: its parameter is a table with a row for each index. */
export interface EmbeddingLayer extends Layer {
  readonly parameters: readonly [weights: Parameter];
}

const EMBEDDING: OptionNames<EmbeddingOptions> = /* @__PURE__ */ Object.assign(
  { random: "required", weights: "optional" } as const,
  LAYER,
);

/**
 * Embedding: a learned row of numbers for each index, `y[n, t] = W[x[n, t]]`.
 * Gradient: `dW[i] = Σ dy[n, t]` over all n, t with `x[n, t] = i`. None goes to x, which holds whole
 * numbers: dx is 0, and `backward.toParameters` leaves it out.
 *
 * Shapes: x, dx [batch, time]; y, dy [batch, time * features], sequences { time, features };
 * W [count, features].
 * Numerics: the gradients of an index are added row after row, as NumPy's `add.at` does.
 * `backward` reads x as it is then.
 * Follows Bengio et al., "A Neural Probabilistic Language Model" (2003); PyTorch's `Embedding`.
 *
 * @param count how many indices there are, an integer of at least 1
 * @param features numbers of each index, an integer of at least 1
 * @param options what to draw from, an initializer and dtype
 * @returns a layer with `parameters` [weights]
 * @throws {TypeError} when an argument or an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when `count` or `features` is not an integer of at least 1, or `count` above 2²⁴ in
 * float32; from the layer, when an element of x is not an integer in [0, count)
 * @throws {ShapeError} when the initializer or dy has another shape than above
 * @throws {DTypeError} when the initializer, x or dy is not of the layer's dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { embedding } from "@adjoint/layers";
 * import { fromRows, toRows } from "@adjoint/matrix";
 * import { randomState } from "@adjoint/random";
 *
 * const weights = () => fromRows([[1, 2], [3, 4], [5, 6]]);
 * const layer = embedding(3, 2, { random: randomState(0), weights });
 * const pass = layer(fromRows([[2, 0, 2]]));
 * assert.deepEqual(toRows(pass.output), [[5, 6, 1, 2, 5, 6]]);
 * pass.backward.toParameters?.(fromRows([[1, 1, 10, 20, 100, 100]]));
 * assert.deepEqual(toRows(layer.parameters[0].gradient), [[10, 20], [0, 0], [101, 101]]);
 * ```
 */
export function embedding(
  count: number,
  features: number,
  options: EmbeddingOptions,
): EmbeddingLayer {
  assertInteger("embedding", "count", count, 1);
  assertInteger("embedding", "features", features, 1);
  assertOptions("embedding", options, EMBEDDING);
  const { random, weights: initialize = normal(1) } = options;
  assertRandomState("embedding", "random", random);
  assertFunction("embedding", "weights", initialize, "an initializer, as normal(0.1)");
  const source = { random, ...placeOf("embedding", options) };
  if (source.dtype === "float32" && count > MOST_IN_FLOAT32) {
    throw new RangeError(
      `embedding: count must be at most ${MOST_IN_FLOAT32} in float32, whose rows hold no larger indices, got ${count}`,
    );
  }
  const weights = drawParameter("embedding", "weights", [count, features], initialize, source);
  const forward: Op = (x, context) => {
    assertLayerInput("embedding", x, context, "weights", weights.value);
    assertIndices(x, count);
    const { allocate = allocateFresh } = context ?? {};
    const { rows, columns, dtype } = x;
    const output = allocateResult("embedding", allocate, rows, columns * features, dtype, x);
    const { data: table } = weights.value;
    for (let k = 0; k < x.data.length; k++) {
      const from = x.data[k]! * features;
      for (let j = 0; j < features; j++) output.data[k * features + j] = table[from + j]!;
    }
    const toParameters = (dOutput: Matrix): void => {
      assertSameShape("embedding.backward", "dOutput", dOutput, "output", output);
      const { data } = weights.gradient;
      data.fill(0);
      for (let k = 0; k < x.data.length; k++) {
        const to = x.data[k]! * features;
        for (let j = 0; j < features; j++) data[to + j]! += dOutput.data[k * features + j]!;
      }
    };
    const backward = (dOutput: Matrix): Matrix => {
      toParameters(dOutput);
      const dInput = allocateResult("embedding.backward", allocate, rows, columns, dtype, x);
      dInput.data.fill(0);
      return dInput;
    };
    return { output, backward: Object.assign(backward, { toParameters }) };
  };
  return makeLayer("embedding", forward, { parameters: [weights] as const });
}

function assertIndices({ data, columns }: Matrix, count: number): void {
  for (let k = 0; k < data.length; k++) {
    const index = data[k]!;
    if (Number.isInteger(index) && index >= 0 && index < count) continue;
    const [row, column] = [Math.floor(k / columns), k % columns];
    throw new RangeError(
      `embedding: x[${row}, ${column}] must be an integer in [0, ${count}), got ${describeValue(index)}`,
    );
  }
}
