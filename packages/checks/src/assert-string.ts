import { wrong } from "./wrong.js";

/**
 * Throws unless a value is a string.
 *
 * @param functionName what the message begins with
 * @param name what the value is called
 * @param value anything
 * @throws {TypeError} when it is no string
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertString } from "@adjoint/checks";
 *
 * assertString("parameter", "name", "weights");
 * assert.throws(
 *   () => assertString("parameter", "name", 3),
 *   /^TypeError: parameter: name must be a string, got 3$/,
 * );
 * ```
 */
export function assertString(
  functionName: string,
  name: string,
  value: unknown,
): asserts value is string {
  if (typeof value !== "string") throw wrong(functionName, name, "a string", value);
}
