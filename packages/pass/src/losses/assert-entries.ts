import type { Matrix } from "@adjoint/matrix";

/**
 * Throws unless every entry of a matrix is what is wanted; the message says where one is not. For losses of one's own.
 *
 * @param functionName what the message begins with
 * @param name what an entry is called
 * @param m what is looked at
 * @param fits whether an entry is as wanted
 * @param wanted the same in words
 * @throws {RangeError} when an entry is not as wanted
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full } from "@adjoint/matrix";
 * import { assertEntries } from "@adjoint/pass/losses";
 *
 * const isShare = (value: number) => value >= 0 && value <= 1;
 * assert.throws(() => assertEntries("loss", "target", full(1, 2, 3), isShare, "in [0, 1]"), {
 *   message: "loss: target 3 in row 0, column 0 must be in [0, 1]",
 * });
 * ```
 */
export function assertEntries(
  functionName: string,
  name: string,
  { data, columns }: Matrix,
  fits: (value: number) => boolean,
  wanted: string,
): void {
  for (let k = 0; k < data.length; k++) {
    if (fits(data[k]!)) continue;
    throw new RangeError(
      `${functionName}: ${name} ${data[k]} in row ${Math.floor(k / columns)}, column ${k % columns} must be ${wanted}`,
    );
  }
}
