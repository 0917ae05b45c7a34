import { wrong } from "./wrong.js";

/**
 * Throws unless a value is an object, and no list. Which properties it has is not looked at: for
 * options, see `assertOptions`.
 *
 * @param functionName what the message begins with
 * @param name what the value is called
 * @param value anything
 * @param wanted what it should be, for the message. @default "an object"
 * @throws {TypeError} when it is none
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertRecord } from "@adjoint/checks";
 *
 * assertRecord("train", "samples", { x: 1, y: 2 });
 * assert.throws(
 *   () => assertRecord("train", "samples", [1, 2], "an object { x, y }"),
 *   /^TypeError: train: samples must be an object { x, y }, got an array of 2$/,
 * );
 * ```
 */
export function assertRecord(
  functionName: string,
  name: string,
  value: unknown,
  wanted = "an object",
): asserts value is object {
  const isList = Array.isArray(value) || ArrayBuffer.isView(value);
  if (typeof value === "object" && value !== null && !isList) return;
  throw wrong(functionName, name, wanted, value);
}
