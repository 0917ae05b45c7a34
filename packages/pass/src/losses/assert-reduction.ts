import { assertOneOf } from "@adjoint/checks";

/**
 * Throws unless a reduction is `"mean"`, `"sum"` or `"none"`, and onEmpty, if given, `"nan"`,
 * `"zero"` or `"throw"`: options can come from untyped code, and a misspelt one must not pass for
 * the default. For losses of one's own.
 *
 * @param functionName what the messages begin with
 * @param reduction what becomes of the losses of rows
 * @param onEmpty what the mean of none is
 * @throws {TypeError} when one is no string
 * @throws {RangeError} when one is another string
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertReduction } from "@adjoint/pass/losses";
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
