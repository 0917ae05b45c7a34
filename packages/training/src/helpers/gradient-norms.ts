import { assertOp, assertParameters, type Op, parametersOf } from "@adjoint/pass";

/** How long the gradients of a network are. */
export interface GradientNorms {
  /** The norm of all gradients together. */
  readonly total: number;
  /** The norm of each parameter's gradient, in their order, and of its value beside it. */
  readonly each: readonly {
    readonly name: string;
    readonly gradient: number;
    readonly value: number;
  }[];
}

/**
 * How long the gradients of a network's last step are: `√(Σ g²)`, of each parameter and of all. Where they shrink to
 * nothing towards the first layers they vanish, where they grow from step to step they explode.
 *
 * Numerics: computed in float64, and neither overflows nor vanishes where squares do. A gradient that is no
 * finite number makes its norm infinite or NaN, and the total.
 * Follows PyTorch's `clip_grad_norm_`, which gives the same total.
 *
 * @param network a layer, after a backward pass: between the steps of `train`, for example
 * @throws {TypeError} when the network is no layer, or has no parameters
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { dense } from "@adjoint/layers";
 * import { randomState } from "@adjoint/random";
 * import { gradientNorms } from "@adjoint/training";
 *
 * const layer = dense(1, 2, { random: randomState(0) });
 * layer.parameters[0].gradient.data.set([3, 4]);
 * layer.parameters[1].gradient.data.set([0, 12]);
 * const { total, each } = gradientNorms(layer);
 * assert.equal(total, 13);
 * assert.deepEqual(each.map(({ name, gradient }) => [name, gradient]), [["weights", 5], ["biases", 12]]);
 * ```
 */
export function gradientNorms(network: Op): GradientNorms {
  assertOp("gradientNorms", "network", network);
  const parameters = parametersOf(network);
  assertParameters("gradientNorms", parameters);
  if (parameters.length === 0) {
    throw new TypeError(
      "gradientNorms: the network has no parameters: give a layer, as Object.assign(network, { parameters })",
    );
  }
  const each = parameters.map(({ name, gradient, value }) => ({
    name,
    gradient: normOf(gradient.data),
    value: normOf(value.data),
  }));
  return { total: normOf(each.map(({ gradient }) => gradient)), each };
}

/** In units of the largest, whose square is neither infinite nor 0. */
function normOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let k = 0; k < values.length; k++) largest = Math.max(largest, Math.abs(values[k]!));
  if (!(largest > 0 && largest < Number.POSITIVE_INFINITY)) return largest;
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += (values[k]! / largest) ** 2;
  return largest * Math.sqrt(sum);
}
