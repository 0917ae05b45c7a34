import { describeValue } from "./describe-value.js";

/**
 * Throws unless a value is a list of numbers: a typed array, or anything with a length whose
 * elements are all numbers. NaN and infinities are numbers; null, strings and holes are not.
 *
 * @param functionName what the message begins with
 * @param name what the list is called
 * @param values anything
 * @throws {TypeError} when it is no list, or an element is no number; the message says where
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertNumbers } from "@adjoint/checks";
 *
 * assertNumbers("fromRows", "row 0", [1, NaN, 3]);
 * assert.throws(
 *   () => assertNumbers("fromRows", "row 0", [1, null, 3]),
 *   /^TypeError: fromRows: row 0 must hold numbers, got null at position 1$/,
 * );
 * ```
 */
export function assertNumbers(
  functionName: string,
  name: string,
  values: unknown,
): asserts values is ArrayLike<number> {
  if (isTypedArray(values)) return;
  if (!isList(values)) {
    throw new TypeError(
      `${functionName}: ${name} must be a list of numbers, got ${describeValue(values)}`,
    );
  }
  for (let k = 0; k < values.length; k++) {
    const value = values[k];
    if (typeof value !== "number") {
      throw new TypeError(
        `${functionName}: ${name} must hold numbers, got ${describeValue(value)} at position ${k}`,
      );
    }
  }
}

/** Of numbers: a BigInt64Array holds none. */
function isTypedArray(values: unknown): boolean {
  if (!ArrayBuffer.isView(values)) return false;
  const kind = Object.prototype.toString.call(values).slice(8, -1);
  return kind.endsWith("Array") && !kind.startsWith("Big");
}

function isList(values: unknown): values is ArrayLike<unknown> {
  if (typeof values !== "object" || values === null) return false;
  const { length } = values as { readonly length?: unknown };
  return Number.isSafeInteger(length) && (length as number) >= 0;
}
