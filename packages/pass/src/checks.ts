import {
  assertBoolean,
  assertFinite,
  assertFunction,
  assertList,
  assertOptions,
  describeValue,
  type OptionNames,
} from "@adjoint/checks";
import { isMatrix, type Matrix } from "@adjoint/matrix";
import { assertMatrix, assertSameShape } from "@adjoint/matrix/kit";
import { assertRandomState, type RandomState } from "@adjoint/random";
import type { Context, Op, Parameter, Pass } from "./types.js";

/** Every option of a context. */
export const CONTEXT = {
  allocate: "optional",
  training: "optional",
  random: "optional",
  partial: "optional",
  total: "optional",
} as const satisfies OptionNames<Context>;

/**
 * Throws unless a value is a context of an op: nothing, or a record of `allocate`, `training`,
 * `random`, `partial` and `total`. For ops of one's own, and for losses, whose options have these among others.
 *
 * @param functionName what the message begins with
 * @param context anything
 * @param names every option there is. @default those of a context
 * @throws {TypeError} when it is no record, has an unknown option, or one of the wrong kind
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertContext } from "@adjoint/pass";
 *
 * assertContext("relu", { training: true });
 * assert.throws(() => assertContext("relu", { trainig: true }), {
 *   message: 'relu: unknown option "trainig"; did you mean "training"?',
 * });
 * ```
 */
export function assertContext(
  functionName: string,
  context: unknown,
  names: OptionNames<Context> = CONTEXT,
): void {
  if (context === undefined) return;
  assertOptions(functionName, context, names);
  const { allocate, training, random, partial, total } = context as Context;
  if (allocate !== undefined) assertFunction(functionName, "allocate", allocate);
  if (training !== undefined) assertBoolean(functionName, "training", training);
  if (random !== undefined) assertRandomState(functionName, "random", random);
  if (partial !== undefined) assertBoolean(functionName, "partial", partial);
  if (total !== undefined) assertFinite(functionName, "total", total, 0);
}

/**
 * What a layer draws from in training: the context's `random`. For layers of one's own.
 *
 * @param functionName what the message begins with
 * @param context what the forward was given
 * @throws {TypeError} when there is none; the message says what to give
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { randomOf } from "@adjoint/pass";
 * import { randomState } from "@adjoint/random";
 *
 * const random = randomState(0);
 * assert.equal(randomOf("dropout", { training: true, random }), random);
 * assert.throws(() => randomOf("dropout", { training: true }), TypeError);
 * ```
 */
export function randomOf(functionName: string, context: Context | undefined): RandomState {
  const random = context?.random;
  if (random === undefined) {
    throw new TypeError(
      `${functionName}: the context has no random to draw from; give train, or the context, random: randomState(0)`,
    );
  }
  return random;
}

/**
 * Throws unless an op is given what it takes: a matrix, and perhaps a context. For ops of one's own.
 *
 * @param functionName what the message begins with
 * @param x what should be a matrix
 * @param context what should be a context, or nothing
 * @throws {TypeError} when x is no matrix, or the context none
 * @throws {ShapeError} when the data of x is not as long as its shape says
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import type { Matrix } from "@adjoint/matrix";
 * import { assertInput } from "@adjoint/pass";
 *
 * const list: unknown = [1];
 * assert.throws(() => assertInput("relu", list as Matrix), {
 *   message: "relu: x must be a matrix, got an array of 1",
 * });
 * ```
 */
export function assertInput(functionName: string, x: Matrix, context?: Context): void {
  assertMatrix(functionName, "x", x);
  assertContext(functionName, context);
}

/**
 * Throws unless a value is a function, as an op must be. For what takes ops.
 *
 * @param functionName what the message begins with
 * @param name what the value is called
 * @param op anything
 * @throws {TypeError} when it is no function
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertOp } from "@adjoint/pass";
 *
 * assert.throws(() => assertOp("sequential", "op 0", "relu"), {
 *   message: 'sequential: op 0 must be a function from a matrix to a pass, got "relu"',
 * });
 * ```
 */
export function assertOp(functionName: string, name: string, op: unknown): asserts op is Op {
  assertFunction(functionName, name, op, "a function from a matrix to a pass");
}

/**
 * Throws unless a value is the pass of an op: a matrix `output` and a function `backward`. For what
 * calls ops.
 *
 * @param functionName what the message begins with
 * @param name what the op is called
 * @param pass anything
 * @throws {TypeError} when it is no such record
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { zeros } from "@adjoint/matrix";
 * import { assertPass } from "@adjoint/pass";
 *
 * assert.throws(() => assertPass("sequential", "op 0", zeros(1, 2)), {
 *   message: "sequential: op 0 must give a pass { output, backward }, got a float64 matrix [1, 2]",
 * });
 * ```
 */
export function assertPass(
  functionName: string,
  name: string,
  pass: unknown,
): asserts pass is Pass<Matrix> {
  const given = pass as Pass<unknown> | null | undefined;
  if (typeof given !== "object" || given === null || typeof given.backward !== "function") {
    throw new TypeError(
      `${functionName}: ${name} must give a pass { output, backward }, got ${describeValue(pass)}`,
    );
  }
  // What comes next looks at it closely; the name is made up only where it is wanted.
  if (!isMatrix(given.output)) assertMatrix(functionName, `the output of ${name}`, given.output);
}

/**
 * Throws unless a value is a list of parameters: records of a name and of two matrices of one shape
 * and dtype, the value and its gradient. For optimizers of one's own.
 *
 * @param functionName what the message begins with
 * @param parameters anything
 * @throws {TypeError} when it is no list of parameters; the message says which is none
 * @throws {RangeError} when a gradient is its value
 * @throws {ShapeError} when a gradient has another shape than its value
 * @throws {DTypeError} when a gradient has another dtype than its value
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { zeros } from "@adjoint/matrix";
 * import { assertParameters } from "@adjoint/pass";
 *
 * assert.throws(() => assertParameters("sgd.step", [zeros(1, 2)]), {
 *   message:
 *     "sgd.step: parameter 0 must be an object { name, value, gradient }, got a float64 matrix [1, 2]",
 * });
 * ```
 */
export function assertParameters(
  functionName: string,
  parameters: unknown,
): asserts parameters is readonly Parameter[] {
  assertList(functionName, "parameters", parameters, "a list of parameters");
  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i] as Parameter | null | undefined;
    if (
      typeof parameter !== "object" ||
      parameter === null ||
      !("value" in parameter && "gradient" in parameter)
    ) {
      throw new TypeError(
        `${functionName}: parameter ${i} must be an object { name, value, gradient }, got ${describeValue(parameter)}`,
      );
    }
    const { name, value, gradient } = parameter;
    const label = typeof name === "string" ? name : `parameter ${i}`;
    assertMatrix(functionName, label, value);
    assertMatrix(functionName, "gradient", gradient);
    if (value.data === gradient.data && value.data.length > 0) {
      throw new RangeError(`${functionName}: ${label} and its gradient have the same data`);
    }
    const { rows, columns, dtype } = value;
    if (gradient.rows === rows && gradient.columns === columns && gradient.dtype === dtype)
      continue;
    assertSameShape(functionName, `gradient of ${label}`, gradient, label, value);
  }
}
