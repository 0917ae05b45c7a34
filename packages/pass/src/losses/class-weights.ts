import { assertNumbers } from "@adjoint/checks";
import { type DType, type Matrix, ShapeError } from "@adjoint/matrix";

/**
 * The weights of classes in the dtype of the predictions, checked; none if none are given. For losses of one's own.
 *
 * @param functionName what the messages begin with
 * @param weights one number a class, finite and at least 0
 * @param classes how many classes there are
 * @param dtype of the predictions
 * @throws {TypeError} when weights are no list of numbers
 * @throws {ShapeError} when there is not one per class
 * @throws {RangeError} when a weight is negative, NaN or infinite, or float32 cannot hold it
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { readClassWeights } from "@adjoint/pass/losses";
 *
 * assert.deepEqual(readClassWeights("loss", [1, 0.5], 2, "float32"), Float32Array.of(1, 0.5));
 * assert.throws(() => readClassWeights("loss", [1, -1], 2, "float64"), {
 *   message: "loss: weight -1 of class 1 must be finite and at least 0",
 * });
 * ```
 */
export function readClassWeights(
  functionName: string,
  weights: ArrayLike<number> | undefined,
  classes: number,
  dtype: DType,
): Matrix["data"] | undefined {
  if (weights === undefined) return undefined;
  assertNumbers(functionName, "classWeights", weights);
  if (weights.length !== classes) {
    throw new ShapeError(
      `${functionName}: got ${weights.length} weights for ${classes} classes; there must be one per class`,
    );
  }
  for (let j = 0; j < classes; j++) {
    const weight = weights[j]!;
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `${functionName}: weight ${weight} of class ${j} must be finite and at least 0`,
      );
    }
  }
  return dtype === "float32" ? single(functionName, weights) : Float64Array.from(weights);
}

/** A weight that rounds to 0 or to Infinity would take part in nothing, or in everything. */
function single(functionName: string, weights: ArrayLike<number>): Float32Array {
  const rounded = Float32Array.from(weights);
  for (let j = 0; j < rounded.length; j++) {
    const weight = rounded[j]!;
    if (weight === weights[j] || (weight > 0 && weight < Number.POSITIVE_INFINITY)) continue;
    throw new RangeError(
      `${functionName}: weight ${weights[j]} of class ${j} is ${weight} in float32, the dtype of the predictions`,
    );
  }
  return rounded;
}
