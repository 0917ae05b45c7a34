import { wrong } from "./wrong.js";

/**
 * Throws unless a value can be called.
 *
 * @param functionName what the message begins with
 * @param name what the value is called
 * @param value anything
 * @param wanted what it should be, for the message. @default "a function"
 * @throws {TypeError} when it is no function
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertFunction } from "@adjoint/checks";
 *
 * assertFunction("train", "loss", () => 0);
 * assert.throws(
 *   () => assertFunction("train", "loss", "mse"),
 *   /^TypeError: train: loss must be a function, got "mse"$/,
 * );
 * ```
 */
export function assertFunction(
  functionName: string,
  name: string,
  value: unknown,
  wanted = "a function",
): void {
  if (typeof value !== "function") throw wrong(functionName, name, wanted, value);
}
