/** How many differences a message names. */
const SHOWN = 10;

/**
 * Thrown when what was saved is of another network: names, shapes or dtypes differ. It has all
 * `differences`; its message has the first ten.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { MismatchError } from "@adjoint/weights";
 *
 * const error = new MismatchError("load", ["0.weights is missing"]);
 * assert.equal(error.message, "load: what was saved is of another network: 0.weights is missing");
 * ```
 */
export class MismatchError extends Error {
  override readonly name = "MismatchError";
  readonly differences: readonly string[];

  constructor(functionName: string, differences: readonly string[]) {
    const shown = differences.slice(0, SHOWN).join("; ");
    const more = differences.length > SHOWN ? `; and ${differences.length - SHOWN} more` : "";
    super(`${functionName}: what was saved is of another network: ${shown}${more}`);
    this.differences = differences;
  }
}
