import { assertList } from "./assert-list.js";
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
  assertList(functionName, name, values);
  // Whatever stands in a typed array is a number, but for those of bigints.
  if (ArrayBuffer.isView(values) && !isBig(values)) return;
  for (let k = 0; k < values.length; k++) {
    const value = values[k];
    if (typeof value !== "number") {
      throw new TypeError(
        `${functionName}: ${name} must hold numbers, got ${describeValue(value)} at position ${k}`,
      );
    }
  }
}

function isBig(values: object): boolean {
  return Object.prototype.toString.call(values).startsWith("[object Big");
}
