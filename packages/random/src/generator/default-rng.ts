import { assertInteger, describeValue } from "@adjoint/checks";
import type { RandomGenerator } from "../types.js";
import { wordsOf } from "./seed-sequence.js";
import { seededGenerator } from "./stream.js";

/**
 * A stream of random numbers from a seed: NumPy's `default_rng(seed)`, draw for draw. It is faster than
 * `randomState`, draws integers and normal numbers without waste, and spawns streams that are independent of it.
 *
 * Numerics: uniforms, integers, permutations and choices equal NumPy's exactly. So do normals, but for one in
 * some thousand, which lies beyond 3.65: its last bit may differ, since NumPy takes the logarithm of the C
 * library. Where that library's `exp` differs from ours in its last bit, a normal is drawn again by one and not
 * by the other with a chance of about 1e-18 a draw.
 * Follows NumPy's `Generator`: PCG64 seeded by `SeedSequence`, 53-bit uniforms, the ziggurat of Marsaglia and
 * Tsang, Lemire's integers, Floyd's choice.
 *
 * @param seed an integer of at least 0, up to 2^53 - 1 as a number and any as a bigint, or a non-empty array
 * of such
 * @throws {TypeError} when it is none of these
 * @throws {RangeError} when a number is out of range, or the array empty
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { defaultRng } from "@adjoint/random";
 *
 * const random = defaultRng(0);
 * assert.equal(random.random(), 0.6369616873214543);
 * assert.equal(defaultRng(0).normal(), 0.1257302210933933);
 * assert.equal(defaultRng(12345).integers(0, 10), 6);
 * ```
 */
export function defaultRng(seed: number | bigint | readonly (number | bigint)[]): RandomGenerator {
  return seededGenerator({ entropy: entropyOf(seed), spawnKey: [], spawned: 0 });
}

function entropyOf(seed: unknown): readonly number[] {
  if (!Array.isArray(seed)) return wordsOfSeed("seed", seed);
  if (seed.length === 0) throw new RangeError("defaultRng: seed must not be an empty array");
  // Array.from, for flatMap passes over the holes of a sparse array.
  return Array.from(seed, (each, i) => wordsOfSeed(`seed[${i}]`, each)).flat();
}

function wordsOfSeed(name: string, seed: unknown): readonly number[] {
  if (typeof seed !== "number" && typeof seed !== "bigint") {
    const wanted =
      name === "seed" ? "a number, a bigint or an array of them" : "a number or a bigint";
    throw new TypeError(`defaultRng: ${name} must be ${wanted}, got ${describeValue(seed)}`);
  }
  if (typeof seed === "number") assertInteger("defaultRng", name, seed, 0);
  else if (seed < 0n) {
    throw new RangeError(
      `defaultRng: ${name} must be an integer of at least 0, got ${describeValue(seed)}`,
    );
  }
  return wordsOf(BigInt(seed));
}
