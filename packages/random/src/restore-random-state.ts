import { restoreGenerator } from "./generator/restore.js";
import { restoreMersenneTwister } from "./random-state/restore.js";
import type {
  GeneratorSnapshot,
  MersenneTwisterSnapshot,
  RandomGenerator,
  RandomState,
  RandomStateSnapshot,
} from "./types.js";

/**
 * A stream that goes on where another one's `state()` was taken, whether that was made by `randomState` or by
 * `defaultRng`. The snapshot is copied: several streams may start from one.
 *
 * @param snapshot what `state()` gave, perhaps through JSON
 * @throws {TypeError} when it is no snapshot, or holds what is no number
 * @throws {RangeError} when it holds numbers that no `state()` gives
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { defaultRng, randomState, restoreRandomState } from "@adjoint/random";
 *
 * for (const random of [randomState(7), defaultRng(7)]) {
 *   random.normal();
 *   const later = restoreRandomState(JSON.parse(JSON.stringify(random.state())));
 *   assert.equal(later.normal(), random.normal());
 * }
 * ```
 */
export function restoreRandomState(snapshot: GeneratorSnapshot): RandomGenerator;
export function restoreRandomState(
  snapshot: MersenneTwisterSnapshot,
): RandomState<MersenneTwisterSnapshot>;
export function restoreRandomState(snapshot: RandomStateSnapshot): RandomState;
export function restoreRandomState(snapshot: RandomStateSnapshot): RandomState {
  const isOfGenerator =
    typeof snapshot === "object" && snapshot !== null && "bitGenerator" in snapshot;
  return isOfGenerator ? restoreGenerator(snapshot) : restoreMersenneTwister(snapshot);
}
