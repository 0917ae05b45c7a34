import { assertInteger, describeValue } from "@adjoint/checks";
import type { MersenneTwisterSnapshot, RandomState } from "../types.js";
import { seedByArray, seedByNumber } from "./mersenne-twister.js";
import { randomStateOf } from "./stream.js";

/**
 * A stream of random numbers from a seed: NumPy's `RandomState(seed)`, draw for draw.
 *
 * Numerics: raw numbers, uniforms, integers and permutations equal NumPy's exactly; normals to the
 * last bit or two, since NumPy's come from the C library's logarithm. The streams are frozen for
 * the life of a major version.
 * Follows NumPy's legacy generator: MT19937, 53-bit uniforms, Marsaglia's polar method, masked
 * rejection.
 *
 * @param seed an integer in [0, 2^32), or a non-empty array of such
 * @throws {TypeError} when it is neither a number nor an array of numbers
 * @throws {RangeError} when a number is out of range, or the array empty
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { randomState } from "@adjoint/random";
 *
 * const random = randomState(0);
 * assert.equal(random.random(), 0.5488135039273248);
 * assert.equal(randomState(0).normal(), 1.764052345967664);
 * ```
 */
export function randomState(
  seed: number | readonly number[],
): RandomState<MersenneTwisterSnapshot> {
  if (typeof seed === "number") {
    assertInteger("randomState", "seed", seed, 0, 4294967295);
    return randomStateOf(seedByNumber(seed), null);
  }
  if (!Array.isArray(seed)) {
    throw new TypeError(
      `randomState: seed must be a number or an array of numbers, got ${describeValue(seed)}`,
    );
  }
  if (seed.length === 0) {
    throw new RangeError("randomState: seed must not be an empty array");
  }
  // Not forEach, which passes over the holes of a sparse array.
  for (let i = 0; i < seed.length; i++) {
    assertInteger("randomState", `seed[${i}]`, seed[i], 0, 4294967295);
  }
  return randomStateOf(seedByArray(seed), null);
}
