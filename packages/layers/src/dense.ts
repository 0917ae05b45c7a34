import { assertFunction, assertInteger, assertOptions, type OptionNames } from "@adjoint/checks";
import {
  type Allocate,
  type DType,
  type Matrix,
  matmul,
  ShapeError,
  sum,
  zeros as zeroMatrix,
} from "@adjoint/matrix";
import { assertDType, assertSameDType, assertSameShape, describeShape } from "@adjoint/matrix/kit";
import { assertContext, type Layer, type Op, type Parameter } from "@adjoint/pass";
import { assertRandomState, type RandomState } from "@adjoint/random";
import { glorotUniform } from "./initializers/glorot-uniform.js";
import { zeros } from "./initializers/zeros.js";
import { makeLayer } from "./make-layer.js";
import { homeOfParameters, makeParameter } from "./parameter.js";
import type { Initializer } from "./types.js";

/** How a dense layer starts. */
export interface DenseOptions<B extends Initializer | false = Initializer | false> {
  /** What the initial values are drawn from: weights first, then biases. */
  readonly random: RandomState;
  /** Initial weights, [inputs, units]. @default glorotUniform */
  readonly weights?: Initializer;
  /** Initial biases, [1, units]; `false` for a layer without. @default zeros */
  readonly biases?: B;
  /** Number format of parameters, inputs and outputs. @default "float64" */
  readonly dtype?: DType;
  /**
   * Where the parameters and their gradients live.
   * @default linear memory, where kernels copy none of them
   */
  readonly allocate?: Allocate;
}

/** A dense layer: its parameters are weights, and biases unless it has none. */
export interface DenseLayer<B extends Initializer | false = Initializer> extends Layer {
  readonly parameters: B extends false ? readonly [Parameter] : readonly [Parameter, Parameter];
}

const DENSE: OptionNames<DenseOptions> = {
  random: "required",
  weights: "optional",
  biases: "optional",
  dtype: "optional",
  allocate: "optional",
};

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
export function dense(inputs: number, units: number, options: DenseOptions): Layer {
  assertInteger("dense", "inputs", inputs, 0);
  assertInteger("dense", "units", units, 0);
  assertOptions("dense", options, DENSE);
  const {
    random,
    weights: initialWeights = glorotUniform,
    biases: initialBiases = zeros,
  } = options;
  const { dtype = "float64", allocate: home = homeOfParameters() } = options;
  assertRandomState("dense", "random", random);
  assertFunction("dense", "weights", initialWeights, "an initializer, as normal(0.1)");
  if (initialBiases !== false) {
    assertFunction("dense", "biases", initialBiases, "an initializer, as zeros, or false");
  }
  assertDType("dense", "dtype", dtype);
  assertFunction("dense", "allocate", home);
  const make = (name: string, rows: number, initialize: Initializer) =>
    makeParameter("dense", name, draw(name, rows, units, dtype, initialize, random), home);
  const weights = make("weights", inputs, initialWeights);
  const biases = initialBiases === false ? undefined : make("biases", 1, initialBiases);
  const forward: Op = (x, context) => {
    assertContext("dense", context);
    assertFits(x, weights.value);
    const allocate = context?.allocate;
    const added = biases === undefined ? {} : { bias: biases.value };
    const output = matmul(x, weights.value, added, allocate);
    const toParameters = (dOutput: Matrix): void => {
      assertSameShape("dense.backward", "dOutput", dOutput, "output", output);
      matmul(x, dOutput, { transposeA: true }, () => weights.gradient);
      if (biases !== undefined) sum(dOutput, { axis: 0 }, () => biases.gradient);
    };
    const backward = (dOutput: Matrix): Matrix => {
      toParameters(dOutput);
      return matmul(dOutput, weights.value, { transposeB: true }, allocate);
    };
    return { output, backward: Object.assign(backward, { toParameters }) };
  };
  return makeLayer("dense", forward, { parameters: biases ? [weights, biases] : [weights] });
}

/** What an initializer draws, of the shape and dtype it must have. */
function draw(
  name: string,
  rows: number,
  columns: number,
  dtype: DType,
  initialize: Initializer,
  random: RandomState,
): Matrix {
  const shape = zeroMatrix(rows, columns, dtype);
  const initial = initialize(rows, columns, { random, dtype });
  assertSameShape("dense", `initial ${name}`, initial, name, shape);
  return initial;
}

function assertFits(x: Matrix, weights: Matrix): void {
  assertSameDType("dense", "x", x, "weights", weights);
  if (x.columns !== weights.rows) {
    throw new ShapeError(
      `dense: x ${describeShape(x)} and weights ${describeShape(weights)} disagree: x.columns must equal weights.rows`,
    );
  }
}
