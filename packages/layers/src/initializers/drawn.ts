import { generate } from "@adjoint/matrix";
import type { Initializer } from "../types.js";

/** Normal draws, row by row, scaled in float64 before they are rounded to the dtype. */
export function drawNormal(deviation: (rows: number, columns: number) => number): Initializer {
  return (rows, columns, { random, dtype }) => {
    const standardDeviation = deviation(rows, columns);
    return generate(rows, columns, () => standardDeviation * random.normal(), dtype);
  };
}

/** Uniform draws in [-limit, limit), row by row. */
export function drawUniform(limit: (rows: number, columns: number) => number): Initializer {
  return (rows, columns, { random, dtype }) => {
    const bound = limit(rows, columns);
    return generate(rows, columns, () => random.uniform(-bound, bound), dtype);
  };
}
