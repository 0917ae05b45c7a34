import { assertList } from "@adjoint/checks";
import { assertOp } from "./checks.js";
import type { LayerBuffer, Op } from "./types.js";

/**
 * The buffers of an op, each once: those it carries if it is a layer that has any, else none.
 *
 * @throws {TypeError} when it is no function, or its buffers are no list
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { buffersOf } from "@adjoint/pass";
 *
 * assert.deepEqual(buffersOf((x) => ({ output: x, backward: (dOutput) => dOutput })), []);
 * ```
 */
export function buffersOf(op: Op): readonly LayerBuffer[] {
  assertOp("buffersOf", "op", op);
  const { buffers } = op as Op & { readonly buffers?: readonly LayerBuffer[] };
  if (buffers === undefined) return [];
  assertList("buffersOf", "buffers of the op", buffers, "a list of buffers");
  return [...new Set(buffers)];
}
