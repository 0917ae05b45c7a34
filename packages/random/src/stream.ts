import {
  assertBoolean,
  assertFinite,
  assertInteger,
  assertList,
  assertOptions,
} from "@adjoint/checks";
import { log } from "@adjoint/math";
import { boundedInteger } from "./bounded.js";
import { type MersenneTwister, nextUint32 } from "./mersenne-twister.js";
import type { RandomState } from "./types.js";

const CHOICE = { replace: "optional" } as const;

/** The draws of NumPy's `RandomState`, over a generator that is this stream's own. */
export function stream(generator: MersenneTwister, cached: number | null): RandomState {
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

  const shuffle: RandomState["shuffle"] = (array) => {
    assertList("shuffle", "array", array, "an array");
    for (let i = array.length - 1; i > 0; i--) {
      const j = boundedInteger(generator, i);
      const held = array[i];
      array[i] = array[j];
      array[j] = held;
    }
  };

  const permutation = (n: number): Int32Array => {
    assertInteger("permutation", "n", n, 0, 2147483647);
    const result = Int32Array.from({ length: n }, (_, i) => i);
    shuffle(result);
    return result;
  };

  return {
    random,
    uniform: (low, high) => {
      assertFinite("uniform", "low", low);
      assertFinite("uniform", "high", high);
      assertFinite("uniform", "high - low", high - low);
      return low + (high - low) * random();
    },
    normal: (mean = 0, standardDeviation = 1) => {
      assertFinite("normal", "mean", mean);
      assertFinite("normal", "standardDeviation", standardDeviation, 0);
      return mean + standardDeviation * standardNormal();
    },
    randint: (low, high) => {
      assertInteger("randint", "low", low);
      assertInteger("randint", "high", high);
      if (!(low < high && high - low <= Number.MAX_SAFE_INTEGER)) {
        throw new RangeError(
          `randint: low must be below high by at most 2^53 - 1, got low ${low} and high ${high}`,
        );
      }
      return low + boundedInteger(generator, high - low - 1);
    },
    permutation,
    shuffle,
    choice: (n, size, options = {}) => {
      assertOptions("choice", options, CHOICE);
      const { replace = true } = options;
      assertBoolean("choice", "replace", replace);
      // Of nothing, nothing can be drawn.
      assertInteger("choice", "n", n, size === 0 ? 0 : 1, 2147483647);
      assertInteger("choice", "size", size, 0, replace ? 2147483647 : n);
      return replace
        ? Int32Array.from({ length: size }, () => boundedInteger(generator, n - 1))
        : permutation(n).slice(0, size);
    },
    state: () => ({
      key: Array.from(generator.key),
      position: generator.position,
      cachedNormal,
    }),
  };
}
