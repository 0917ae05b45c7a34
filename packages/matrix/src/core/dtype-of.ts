import type { DType } from "./types.js";

/**
 * The number format of a typed array: `"float64"` of a `Float64Array`, `"float32"` of a
 * `Float32Array`, undefined of anything else.
 *
 * Not `instanceof`: an iframe, a `vm` context and a test runner have classes of their own, and
 * `structuredClone` may give arrays of theirs.
 *
 * @param data any value
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { runInNewContext } from "node:vm";
 * import { dtypeOf } from "@adjoint/matrix/kit";
 *
 * const foreign: unknown = runInNewContext("new Float32Array(2)");
 * assert.ok(!(foreign instanceof Float32Array));
 * assert.equal(dtypeOf(foreign), "float32");
 * assert.equal(dtypeOf([1, 2]), undefined);
 * ```
 */
export function dtypeOf(data: unknown): DType | undefined {
  if (!ArrayBuffer.isView(data)) return undefined;
  switch ((data as { readonly [Symbol.toStringTag]?: string })[Symbol.toStringTag]) {
    case "Float64Array":
      return "float64";
    case "Float32Array":
      return "float32";
    default:
      return undefined;
  }
}
