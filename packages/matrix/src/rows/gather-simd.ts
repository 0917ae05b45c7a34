import type { Matrix } from "../core/types.js";
import { gatherModule } from "../generated/gather.js";
import { kernel } from "../memory/kernel.js";

const gather = /* @__PURE__ */ kernel("takeRows", gatherModule, "gatherRows", {
  operands: ["in m", "indices indices", "out result"],
  numbers: ["count", "bytes"],
  least: { resident: 0, copied: Number.POSITIVE_INFINITY },
});

/** Copies rows inside linear memory, and tells whether it did: not if either side lies elsewhere. */
export function gatherSimd(m: Matrix, indices: ArrayLike<number>, result: Matrix): boolean {
  const count = indices.length;
  const bytes = m.columns * result.data.BYTES_PER_ELEMENT;
  return gather(m.rows * m.columns, [m, indices, result], count, bytes) !== undefined;
}
