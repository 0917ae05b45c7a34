import { asType, type DType, divide, generate, sum } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import type { Shape } from "../types.js";
import type { Draw } from "./types.js";

/** A source of inputs of one shape. */
export function drawFor([rows, columns]: Shape, dtype: DType, seed: number): Draw {
  const random = randomState(seed);
  const drawn = (draw: () => number, r = rows, c = columns) => asType(generate(r, c, draw), dtype);
  return {
    rows,
    columns,
    dtype,
    random,
    normal: (r, c) => drawn(() => random.normal(), r, c),
    uniform: (low, high, r, c) => drawn(() => random.uniform(low, high), r, c),
    integers: (low, high) => drawn(() => random.randint(low, high)),
    labels: () => Array.from({ length: rows }, () => Math.floor(random.random() * columns)),
    probabilities: () => {
      const shares = generate(rows, columns, () => random.uniform(0.1, 1));
      return asType(divide(shares, sum(shares, { axis: 1 })), dtype);
    },
  };
}
