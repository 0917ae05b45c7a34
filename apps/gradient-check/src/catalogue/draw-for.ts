import { asType, type DType, generate } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { randomProbabilities } from "../random-probabilities.js";
import type { Draw } from "./types.js";

/** A source of inputs of one shape. */
export function drawFor(
  [rows, columns]: readonly [number, number],
  dtype: DType,
  seed: number,
): Draw {
  const random = randomState(seed);
  return {
    rows,
    columns,
    dtype,
    random,
    normal: (r, c) =>
      asType(
        generate(r, c, () => random.normal()),
        dtype,
      ),
    labels: () => Array.from({ length: rows }, () => Math.floor(random.random() * columns)),
    probabilities: () => asType(randomProbabilities(rows, columns, random), dtype),
  };
}
