import { describeValue } from "@adjoint/checks";
import type { DType } from "../core/types.js";

/**
 * Throws unless a formula is given all of its settings, each a number of the dtype: one that is missing would
 * make every result NaN, and so may one that float32 rounds to 0 or to ∞.
 *
 * @param functionName what the messages begin with
 * @param wanted how many the formula takes
 * @param settings what was given
 * @param dtype of the elements
 * @throws {TypeError} when there are too few, or one is no number
 * @throws {RangeError} when float32 rounds one to 0 or to ∞
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertSettings } from "@adjoint/matrix/kit";
 *
 * assertSettings("leaky", 1, [0.01], "float32");
 * assert.throws(() => assertSettings("leaky", 1, [1e-60], "float32"), RangeError);
 * ```
 */
export function assertSettings(
  functionName: string,
  wanted: number,
  settings: readonly unknown[],
  dtype: DType,
): void {
  if (settings.length < wanted) {
    throw new TypeError(
      `${functionName}: got ${settings.length} settings; its formula takes ${wanted}`,
    );
  }
  for (const value of settings) {
    if (typeof value !== "number") {
      throw new TypeError(
        `${functionName}: a setting must be a number, got ${describeValue(value)}`,
      );
    }
    if (dtype === "float64" || value === 0 || !Number.isFinite(value)) continue;
    const rounded = Math.fround(value);
    if (rounded !== 0 && Number.isFinite(rounded)) continue;
    throw new RangeError(
      `${functionName}: a setting must be a number that float32 holds, got ${describeValue(value)}`,
    );
  }
}
