import { log } from "@adjoint/math";
import { permuted, streamOf } from "../stream.js";
import type { MersenneTwisterSnapshot, RandomState } from "../types.js";
import { boundedInteger } from "./bounded.js";
import { type MersenneTwister, nextUint32 } from "./mersenne-twister.js";

/** The draws of NumPy's `RandomState`, over a generator that is this stream's own. */
export function randomStateOf(
  generator: MersenneTwister,
  cached: number | null,
): RandomState<MersenneTwisterSnapshot> {
  let cachedNormal = cached;

  const random = (): number => {
    const a = nextUint32(generator) >>> 5;
    const b = nextUint32(generator) >>> 6;
    return (a * 67108864 + b) / 9007199254740992;
  };

  const standardNormal = (): number => {
    if (cachedNormal !== null) {
      const value = cachedNormal;
      cachedNormal = null;
      return value;
    }
    for (;;) {
      const x1 = 2 * random() - 1;
      const x2 = 2 * random() - 1;
      const r2 = x1 * x1 + x2 * x2;
      if (r2 < 1 && r2 !== 0) {
        const factor = Math.sqrt((-2 * log(r2)) / r2);
        // NumPy keeps the first of the pair and hands out the second.
        cachedNormal = factor * x1;
        return factor * x2;
      }
    }
  };

  const bounded = (max: number) => boundedInteger(generator, max);
  const distinct = (n: number, size: number) => permuted(n, bounded).slice(0, size);
  return {
    ...streamOf({ random, standardNormal, bounded, position: bounded, distinct }),
    state: () => ({
      key: Array.from(generator.key),
      position: generator.position,
      cachedNormal,
    }),
  };
}
