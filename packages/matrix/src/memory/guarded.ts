import type { DType, Matrix } from "../core/types.js";
import { workspace } from "./workspace.js";

/** An operand in linear memory, between elements that nobody may write to. */
export interface Guarded {
  readonly data: Matrix["data"];
  /** Whether the elements before and after `data` are as they were. */
  readonly intact: () => boolean;
}

const GUARDS = 16;
const GUARD = 1234.5;

/** The whole of what data is a part of: it keeps the memory from being given back. */
const wholes = new WeakMap<Matrix["data"], Matrix["data"]>();

/**
 * A copy of values in linear memory for the tests of kernels: `offset` elements off the alignment
 * of a vector, with guards on both sides. Where there is no linear memory, an ordinary array.
 *
 * @param dtype number format of the copy
 * @param values what it holds
 * @param offset how many elements off, an integer of at least 0. @default 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { guarded } from "@adjoint/matrix/kit";
 *
 * const { data, intact } = guarded("float32", [1, 2, 3], 1);
 * assert.deepEqual([...data], [1, 2, 3]);
 * assert.ok(intact());
 * ```
 */
export function guarded(dtype: DType, values: ArrayLike<number>, offset = 0): Guarded {
  const start = GUARDS + offset;
  const end = start + values.length;
  const { data: all } = workspace().allocate(1, end + GUARDS, dtype);
  all.fill(GUARD);
  const data = all.subarray(start, end);
  wholes.set(data, all);
  data.set(values);
  return {
    data,
    intact: () => all.every((value, k) => (k >= start && k < end) || value === GUARD),
  };
}
