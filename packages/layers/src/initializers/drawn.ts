import { generate } from "@adjoint/matrix";
import type { Initializer } from "../types.js";
import { assertArguments } from "./assert-arguments.js";

/** Normal draws, row by row, scaled in float64 before they are rounded to the dtype. */
export function drawNormal(
  functionName: string,
  deviation: (rows: number, columns: number) => number,
): Initializer {
  return (rows, columns, context) => {
    assertArguments(functionName, rows, columns, context);
    const { random, dtype } = context;
    const standardDeviation = deviation(rows, columns);
    return generate(rows, columns, () => standardDeviation * random.normal(), dtype);
  };
}

/** Uniform draws in [-limit, limit), row by row. */
export function drawUniform(
  functionName: string,
  limit: (rows: number, columns: number) => number,
): Initializer {
  return (rows, columns, context) => {
    assertArguments(functionName, rows, columns, context);
    const { random, dtype } = context;
    const bound = limit(rows, columns);
    return generate(rows, columns, () => random.uniform(-bound, bound), dtype);
  };
}
