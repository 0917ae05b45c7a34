/**
 * Throws unless a reduction is `"mean"`, `"sum"` or `"none"`, and onEmpty, if given, `"nan"`,
 * `"zero"` or `"throw"`: options can come from untyped code, and a misspelt one must not pass for
 * the default. For losses of one's own.
 *
 * @param functionName what the messages begin with
 * @param reduction what becomes of the losses of rows
 * @param onEmpty what the mean of none is
 * @throws {RangeError} when one is another value
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertReduction } from "@adjoint/pass";
 *
 * assert.throws(() => assertReduction("loss", "average"), /reduction must be "mean"/);
 * ```
 */
export function assertReduction(functionName: string, reduction: unknown, onEmpty?: unknown): void {
  assertOneOf(functionName, "reduction", reduction, ["mean", "sum", "none"]);
  if (onEmpty !== undefined) {
    assertOneOf(functionName, "onEmpty", onEmpty, ["nan", "zero", "throw"]);
  }
}

function assertOneOf(
  functionName: string,
  name: string,
  value: unknown,
  words: readonly string[],
): void {
  if (typeof value !== "string" || !words.includes(value)) {
    throw new RangeError(
      `${functionName}: ${name} must be ${words.map((word) => `"${word}"`).join(" or ")}, got ${typeof value === "string" ? `"${value}"` : String(value)}`,
    );
  }
}
