import { wrong } from "./wrong.js";

/**
 * Throws unless a value is true or false: `"false"` and 0 are neither.
 *
 * @param functionName what the message begins with
 * @param name what the value is called
 * @param value anything
 * @throws {TypeError} when it is no boolean
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertBoolean } from "@adjoint/checks";
 *
 * assertBoolean("adam", "amsgrad", false);
 * assert.throws(
 *   () => assertBoolean("adam", "amsgrad", "false"),
 *   /^TypeError: adam: amsgrad must be true or false, got "false"$/,
 * );
 * ```
 */
export function assertBoolean(
  functionName: string,
  name: string,
  value: unknown,
): asserts value is boolean {
  if (typeof value !== "boolean") throw wrong(functionName, name, "true or false", value);
}
