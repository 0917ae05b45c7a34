import { wrong } from "./wrong.js";

/**
 * Throws unless a value is a list: an array, a typed array, or another object with a length. What
 * stands in it is not looked at.
 *
 * @param functionName what the message begins with
 * @param name what the value is called
 * @param value anything
 * @param wanted what it should be, for the message. @default "a list of numbers"
 * @throws {TypeError} when it is no list; a string is none
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertList } from "@adjoint/checks";
 *
 * assertList("takeRows", "indices", Int32Array.of(0, 2));
 * assert.throws(
 *   () => assertList("takeRows", "indices", 2),
 *   /^TypeError: takeRows: indices must be a list of numbers, got 2$/,
 * );
 * ```
 */
export function assertList(
  functionName: string,
  name: string,
  value: unknown,
  wanted = "a list of numbers",
): asserts value is ArrayLike<unknown> {
  if (typeof value === "object" && value !== null) {
    const { length } = value as { readonly length?: unknown };
    if (Number.isSafeInteger(length) && (length as number) >= 0) return;
  }
  throw wrong(functionName, name, wanted, value);
}
