import {
  assertBoolean,
  assertFinite,
  assertInteger,
  assertList,
  assertOptions,
} from "@adjoint/checks";
import type { RandomState } from "./types.js";

const CHOICE = { replace: "optional" } as const;

/** What a generator draws, of which streams make all else. */
export interface Draws {
  /** Uniform in [0, 1), 53 bits. */
  readonly random: () => number;
  readonly standardNormal: () => number;
  /** An integer in [0, max], of less than 2^53. */
  readonly bounded: (max: number) => number;
  /** One for shuffling, of less than 2^32. */
  readonly position: (max: number) => number;
  /** `size` of the integers 0 to n - 1, each at most once. */
  readonly distinct: (n: number, size: number) => Int32Array;
}

/** A stream but for its state: checks what it is asked for, before it draws. */
export function streamOf({
  random,
  standardNormal,
  bounded,
  position,
  distinct,
}: Draws): Omit<RandomState, "state"> {
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
    randint: (low, high) => integer("randint", bounded, low, high),
    permutation: (n) => {
      assertInteger("permutation", "n", n, 0, 2147483647);
      return permuted(n, position);
    },
    shuffle: (array) => {
      assertList("shuffle", "array", array, "an array");
      shuffleFrom(array, 1, position);
    },
    choice: (n, size, options = {}) => {
      assertOptions("choice", options, CHOICE);
      const { replace = true } = options;
      assertBoolean("choice", "replace", replace);
      // Of nothing, nothing can be drawn.
      assertInteger("choice", "n", n, size === 0 ? 0 : 1, 2147483647);
      assertInteger("choice", "size", size, 0, replace ? 2147483647 : n);
      return replace ? Int32Array.from({ length: size }, () => bounded(n - 1)) : distinct(n, size);
    },
  };
}

/** An integer in [low, high), by a method of that name. */
export function integer(
  name: string,
  bounded: Draws["bounded"],
  low: number,
  high: number,
): number {
  assertInteger(name, "low", low);
  assertInteger(name, "high", high);
  if (!(low < high && high - low <= Number.MAX_SAFE_INTEGER)) {
    throw new RangeError(
      `${name}: low must be below high by at most 2^53 - 1, got low ${low} and high ${high}`,
    );
  }
  return low + bounded(high - low - 1);
}

/** The integers 0 to n - 1 in random order. */
export function permuted(n: number, position: Draws["position"]): Int32Array {
  const result = Int32Array.from({ length: n }, (_, i) => i);
  shuffleFrom(result, 1, position);
  return result;
}

/** Puts elements in the place of others before them, from the last one down to `first`. */
export function shuffleFrom(
  array: { readonly length: number; [index: number]: unknown },
  first: number,
  position: Draws["position"],
): void {
  for (let i = array.length - 1; i >= first; i--) {
    const j = position(i);
    const held = array[i];
    array[i] = array[j];
    array[j] = held;
  }
}
