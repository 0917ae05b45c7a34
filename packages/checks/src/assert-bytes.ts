import { wrong } from "./wrong.js";

/**
 * Throws unless a value is a `Uint8Array`, as a file is read into; a `Buffer` of Node is one.
 *
 * @param functionName what the message begins with
 * @param name what the value is called
 * @param value anything
 * @throws {TypeError} when it is none
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertBytes } from "@adjoint/checks";
 *
 * assertBytes("readIdx", "bytes", new Uint8Array(4));
 * assert.throws(
 *   () => assertBytes("readIdx", "bytes", new ArrayBuffer(4)),
 *   /^TypeError: readIdx: bytes must be a Uint8Array, got an ArrayBuffer$/,
 * );
 * ```
 */
export function assertBytes(
  functionName: string,
  name: string,
  value: unknown,
): asserts value is Uint8Array {
  if (ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]")
    return;
  throw wrong(functionName, name, "a Uint8Array", value);
}
