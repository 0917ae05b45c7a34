import { exp, log1p } from "@adjoint/math";
import { nextDouble, nextUint64, type Pcg64 } from "./pcg64.js";
import { TAIL, type ZigguratTables } from "./ziggurat-tables.js";

/** One over where the tail begins. */
const OVER_TAIL = 0.27366123732975828;

/**
 * A standard normal number, by 256 layers of equal area under the curve: a layer, a sign and 52 bits of a
 * place in the layer from one draw, which in 99 of 100 cases lies under the curve at once.
 */
export function standardNormal(generator: Pcg64, tables: ZigguratTables): number {
  const { drawn } = generator;
  const { widths, heights, limits } = tables;
  for (;;) {
    nextUint64(generator);
    const low = drawn[0]!;
    const layer = low & 0xff;
    const place = (drawn[1]! & 0x1fffffff) * 8388608 + (low >>> 9);
    const size = place * widths[layer]!;
    const x = (low & 0x100) === 0 ? size : -size;
    if (place < limits[layer]!) return x;
    if (layer === 0) {
      const beyond = TAIL + tail(generator);
      return (low & 0x20000) === 0 ? beyond : -beyond;
    }
    const height = heights[layer]!;
    const y = (heights[layer - 1]! - height) * nextDouble(generator) + height;
    if (y < exp(-0.5 * x * x)) return x;
  }
}

/** How far beyond the last layer: an exponential number, again until it lies under the curve. */
function tail(generator: Pcg64): number {
  for (;;) {
    const x = -OVER_TAIL * log1p(-nextDouble(generator));
    const y = -log1p(-nextDouble(generator));
    if (y + y > x * x) return x;
  }
}
