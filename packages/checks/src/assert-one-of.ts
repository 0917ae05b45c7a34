import { describeValue } from "./describe-value.js";
import { nearestWord } from "./nearest-word.js";

/**
 * Throws unless a value is one of a few words.
 *
 * @param functionName what the message begins with
 * @param name what the value is called
 * @param value anything
 * @param words what will do
 * @throws {TypeError} when it is no string
 * @throws {RangeError} when it is another string
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertOneOf } from "@adjoint/checks";
 *
 * assertOneOf("loss", "reduction", "sum", ["mean", "sum"]);
 * assert.throws(
 *   () => assertOneOf("loss", "reduction", "Sum", ["mean", "sum"]),
 *   /^RangeError: loss: reduction must be "mean" or "sum", got "Sum"; did you mean "sum"\?$/,
 * );
 * ```
 */
export function assertOneOf(
  functionName: string,
  name: string,
  value: unknown,
  words: readonly string[],
): void {
  if (typeof value === "string" && words.includes(value)) return;
  const wanted = words.map((word) => `"${word}"`).join(" or ");
  const message = `${functionName}: ${name} must be ${wanted}, got ${describeValue(value)}`;
  if (typeof value !== "string") throw new TypeError(message);
  const near = nearestWord(value, words);
  throw new RangeError(near === undefined ? message : `${message}; did you mean "${near}"?`);
}
