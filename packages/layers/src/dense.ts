import { assertInteger, assertOptions } from "@adjoint/checks";
import { type Matrix, matmul, ShapeError, sum } from "@adjoint/matrix";
import { assertSameDType, assertSameShape, describeShape } from "@adjoint/matrix/kit";
import { assertContext, type Layer, type Op, type Parameter } from "@adjoint/pass";
import { glorotUniform } from "./initializers/glorot-uniform.js";
import { makeLayer } from "./make-layer.js";
import type { Initializer } from "./types.js";
import { makeWeights, WEIGHTS, type WeightOptions } from "./weights-and-biases.js";

/** How a dense layer starts: its weights are [inputs, units], by `glorotUniform` if nothing is said. */
export type DenseOptions<B extends Initializer | false = Initializer | false> = WeightOptions<B>;

/** A dense layer: its parameters are weights, and biases unless it has none. */
export interface DenseLayer<B extends Initializer | false = Initializer> extends Layer {
  readonly parameters: B extends false ? readonly [Parameter] : readonly [Parameter, Parameter];
  /** What the next layer gets: the number of units. */
  readonly outputShape: number;
}

const TRANSPOSE_A = { transposeA: true };
const TRANSPOSE_B = { transposeB: true };
const DOWN = { axis: 0 } as const;

/**
 * Fully connected layer: `y = x W + b`, or `y = x W` with `biases: false`, as before a normalization.
 * Gradient: `dx = dy Wᵀ`, `dW = xᵀ dy`, `db = Σ dy` over the rows.
 *
 * Shapes: x, dx [batch, inputs]; y, dy [batch, units]; W [inputs, units]; b [1, units].
 * Numerics: `backward` reads the weights and x as they are then: call it before an optimizer's step.
 * Follows Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors" (1986).
 *
 * @param inputs columns of x, an integer of at least 0
 * @param units columns of y, an integer of at least 0
 * @param options what to draw from, initializers and dtype
 * @returns a layer with `parameters` [weights, biases], or [weights]
 * @throws {TypeError} when an argument or an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when `inputs` or `units` is not an integer of at least 0
 * @throws {ShapeError} when an initializer, x or dy has another shape than above
 * @throws {DTypeError} when an initializer, x or dy is not of the layer's dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { dense } from "@adjoint/layers";
 * import { full, toRows } from "@adjoint/matrix";
 * import { randomState } from "@adjoint/random";
 *
 * const layer = dense(2, 1, { random: randomState(0), weights: () => full(2, 1, 3) });
 * const pass = layer(full(1, 2, 5));
 * assert.deepEqual(toRows(pass.output), [[30]]);
 * assert.deepEqual(toRows(pass.backward(full(1, 1, 1))), [[3, 3]]);
 * assert.deepEqual(toRows(layer.parameters[0].gradient), [[5], [5]]);
 * ```
 */
export function dense<B extends Initializer | false = Initializer>(
  inputs: number,
  units: number,
  options: DenseOptions<B>,
): DenseLayer<B>;
export function dense(
  inputs: number,
  units: number,
  options: DenseOptions,
): Layer & { readonly outputShape: number } {
  assertInteger("dense", "inputs", inputs, 0);
  assertInteger("dense", "units", units, 0);
  assertOptions("dense", options, WEIGHTS);
  return makeDense("dense", inputs, units, options);
}

/** A dense layer that errors call by another name: a part of another layer. */
export function makeDense(
  functionName: string,
  inputs: number,
  units: number,
  options: DenseOptions,
): Layer & { readonly outputShape: number } {
  const made = makeWeights(functionName, inputs, units, options, glorotUniform);
  const { weights, biases, parameters } = made;
  const backwardName = `${functionName}.backward`;
  const weightsGradient = () => weights.gradient;
  const biasesGradient = biases && (() => biases.gradient);
  const forward: Op = (x, context) => {
    assertContext(functionName, context);
    assertFits(functionName, x, weights.value);
    const allocate = context?.allocate;
    const added = biases === undefined ? {} : { biases: biases.value };
    const output = matmul(x, weights.value, added, allocate);
    const toParameters = (dOutput: Matrix): void => {
      assertSameShape(backwardName, "dOutput", dOutput, "output", output);
      matmul(x, dOutput, TRANSPOSE_A, weightsGradient);
      if (biasesGradient !== undefined) sum(dOutput, DOWN, biasesGradient);
    };
    const backward = (dOutput: Matrix): Matrix => {
      toParameters(dOutput);
      return matmul(dOutput, weights.value, TRANSPOSE_B, allocate);
    };
    backward.toParameters = toParameters;
    return { output, backward };
  };
  return makeLayer(functionName, forward, { parameters, outputShape: units });
}

function assertFits(functionName: string, x: Matrix, weights: Matrix): void {
  assertSameDType(functionName, "x", x, "weights", weights);
  if (x.columns !== weights.rows) {
    throw new ShapeError(
      `${functionName}: x ${describeShape(x)} and weights ${describeShape(weights)} disagree: x.columns must equal weights.rows`,
    );
  }
}
