import { wrong } from "./wrong.js";

/** Which ends belong to an interval: a bracket is an end that does, a parenthesis one that does not. */
export type Ends = "[]" | "[)" | "(]" | "()";

/**
 * Throws unless a value is an integer from `least` to `most`.
 *
 * @param functionName what the message begins with
 * @param name what the value is called
 * @param value anything
 * @param least the smallest that will do. @default -(2^53 - 1)
 * @param most the largest that will do. @default 2^53 - 1
 * @throws {TypeError} when it is no number
 * @throws {RangeError} when it is another number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertInteger } from "@adjoint/checks";
 *
 * assertInteger("train", "epochs", 3, 1);
 * assert.throws(
 *   () => assertInteger("train", "epochs", 0, 1),
 *   /^RangeError: train: epochs must be an integer of at least 1, got 0$/,
 * );
 * ```
 */
export function assertInteger(
  functionName: string,
  name: string,
  value: unknown,
  least: number = Number.MIN_SAFE_INTEGER,
  most: number = Number.MAX_SAFE_INTEGER,
): asserts value is number {
  if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) {
    return;
  }
  const isBounded = most !== Number.MAX_SAFE_INTEGER;
  const range = isBounded ? ` from ${least} to ${most}` : ` of at least ${least}`;
  const isAny = least === Number.MIN_SAFE_INTEGER && !isBounded;
  throw wrongNumber(functionName, name, value, `an integer${isAny ? "" : range}`);
}

/**
 * Throws unless a value is a number; NaN and infinities are.
 *
 * @param functionName what the message begins with
 * @param name what the value is called
 * @param value anything
 * @throws {TypeError} when it is no number
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertNumber } from "@adjoint/checks";
 *
 * assertNumber("full", "value", NaN);
 * assert.throws(
 *   () => assertNumber("full", "value", null),
 *   /^TypeError: full: value must be a number, got null$/,
 * );
 * ```
 */
export function assertNumber(
  functionName: string,
  name: string,
  value: unknown,
): asserts value is number {
  if (typeof value === "number") return;
  throw wrongNumber(functionName, name, value, "a number");
}

/**
 * Throws unless a value is a finite number of at least `least`.
 *
 * @param functionName what the message begins with
 * @param name what the value is called
 * @param value anything
 * @param least the smallest that will do. @default none is too small
 * @throws {TypeError} when it is no number
 * @throws {RangeError} when it is NaN, infinite or too small
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertFinite } from "@adjoint/checks";
 *
 * assertFinite("adam", "epsilon", 1e-8, 0);
 * assert.throws(
 *   () => assertFinite("adam", "epsilon", "1e-8", 0),
 *   /^TypeError: adam: epsilon must be a number, got "1e-8"$/,
 * );
 * ```
 */
export function assertFinite(
  functionName: string,
  name: string,
  value: unknown,
  least: number = Number.NEGATIVE_INFINITY,
): asserts value is number {
  if (Number.isFinite(value) && (value as number) >= least) return;
  const range = least === Number.NEGATIVE_INFINITY ? "" : ` of at least ${least}`;
  throw wrongNumber(functionName, name, value, `a finite number${range}`);
}

/**
 * Throws unless a value lies between two numbers.
 *
 * @param functionName what the message begins with
 * @param name what the value is called
 * @param value anything
 * @param low the lower end
 * @param high the upper end
 * @param ends which ends will do themselves. @default both
 * @throws {TypeError} when it is no number
 * @throws {RangeError} when it is NaN or lies outside
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertInterval } from "@adjoint/checks";
 *
 * assertInterval("sgd", "momentum", 0.9, 0, 1, "[)");
 * assert.throws(
 *   () => assertInterval("sgd", "momentum", 1, 0, 1, "[)"),
 *   /^RangeError: sgd: momentum must be in \[0, 1\), got 1$/,
 * );
 * ```
 */
export function assertInterval(
  functionName: string,
  name: string,
  value: unknown,
  low: number,
  high: number,
  ends: Ends = "[]",
): asserts value is number {
  if (typeof value === "number") {
    const aboveLow = ends[0] === "[" ? value >= low : value > low;
    const belowHigh = ends[1] === "]" ? value <= high : value < high;
    if (aboveLow && belowHigh) return;
  }
  throw wrongNumber(functionName, name, value, `in ${ends[0]}${low}, ${high}${ends[1]}`);
}

/** A string "3" is no number, however it reads; so the message says which of the two is wrong. */
function wrongNumber(functionName: string, name: string, value: unknown, wanted: string): Error {
  return typeof value === "number"
    ? wrong(functionName, name, wanted, value, RangeError)
    : wrong(functionName, name, "a number", value);
}
