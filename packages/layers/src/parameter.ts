import { assertFunction, assertOptions, assertString, type OptionNames } from "@adjoint/checks";
import { type Allocate, type Matrix, workspace } from "@adjoint/matrix";
import { allocateResult, assertMatrix } from "@adjoint/matrix/kit";
import type { LayerBuffer, Parameter } from "@adjoint/pass";

/** Where a parameter lives. */
export interface ParameterOptions {
  /** Hands out the places of value and gradient. @default linear memory, where kernels copy neither */
  readonly allocate?: Allocate;
}

const PARAMETER: OptionNames<ParameterOptions> = { allocate: "optional" };

/**
 * A parameter for a layer of one's own: a copy of its initial value, and a gradient of zeros.
 *
 * Shapes: value and gradient are like the initial value.
 * Numerics: both live in linear memory, where kernels and optimizers work on them without a copy, and
 * which is freed when the parameter is unreachable. Clone or post a `copy` of them: what is cloned
 * itself may be a view of the same memory.
 *
 * @param name what messages and reports call it
 * @param initial the first value; it is copied
 * @param options where value and gradient live
 * @throws {TypeError} when the name is no string, the initial value no matrix, or an option unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { parameter } from "@adjoint/layers";
 * import { full, toRows } from "@adjoint/matrix";
 *
 * const slopes = parameter("slopes", full(1, 2, 0.25));
 * assert.deepEqual(toRows(slopes.value), [[0.25, 0.25]]);
 * assert.deepEqual(toRows(slopes.gradient), [[0, 0]]);
 * ```
 */
export function parameter(
  name: string,
  initial: Matrix,
  options: ParameterOptions = {},
): Parameter {
  assertString("parameter", "name", name);
  assertMatrix("parameter", "initial", initial);
  assertOptions("parameter", options, PARAMETER);
  const { allocate = homeOfParameters() } = options;
  assertFunction("parameter", "allocate", allocate);
  return makeParameter("parameter", name, initial, allocate);
}

/** Linear memory that is never written over, and freed when nothing in it is reachable. */
export function homeOfParameters(): Allocate {
  return workspace().allocate;
}

/** The same for a layer of this package, whose name errors begin with. */
export function makeParameter(
  functionName: string,
  name: string,
  initial: Matrix,
  allocate: Allocate,
): Parameter {
  const { rows, columns, dtype } = initial;
  const value = allocateResult(functionName, allocate, rows, columns, dtype, initial);
  const gradient = allocateResult(functionName, allocate, rows, columns, dtype, value, initial);
  value.data.set(initial.data);
  gradient.data.fill(0);
  return { name, value, gradient };
}

/** A buffer: a copy of its initial value, in a place of its own. */
export function makeBuffer(
  functionName: string,
  name: string,
  initial: Matrix,
  allocate: Allocate,
): LayerBuffer {
  const { rows, columns, dtype } = initial;
  const value = allocateResult(functionName, allocate, rows, columns, dtype, initial);
  value.data.set(initial.data);
  return { name, value };
}
