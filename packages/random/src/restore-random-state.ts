import {
  assertFinite,
  assertInteger,
  assertOptions,
  describeValue,
  type OptionNames,
} from "@adjoint/checks";
import { stream } from "./stream.js";
import type { RandomState, RandomStateSnapshot } from "./types.js";

const SNAPSHOT: OptionNames<RandomStateSnapshot> = {
  key: "required",
  position: "required",
  cachedNormal: "required",
};

/**
 * A stream that goes on where another one's `state()` was taken. The snapshot is copied: several
 * streams may start from one.
 *
 * @param snapshot what `state()` gave, perhaps through JSON
 * @throws {TypeError} when it is no snapshot, or holds what is no number
 * @throws {RangeError} when it is not 624 words, not all 0, in [0, 2^32), a position in [0, 624] and a finite
 * number or null
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { randomState, restoreRandomState } from "@adjoint/random";
 *
 * const random = randomState(7);
 * random.normal();
 * const later = restoreRandomState(JSON.parse(JSON.stringify(random.state())));
 * assert.equal(later.normal(), random.normal());
 * ```
 */
export function restoreRandomState(snapshot: RandomStateSnapshot): RandomState {
  assertOptions("restoreRandomState", snapshot, SNAPSHOT);
  const { key, position, cachedNormal } = snapshot;
  if (!Array.isArray(key)) {
    throw new TypeError(
      `restoreRandomState: key must be an array of 624 words, got ${describeValue(key)}`,
    );
  }
  if (key.length !== 624) {
    throw new RangeError(`restoreRandomState: key must have 624 words, got ${key.length}`);
  }
  for (let i = 0; i < key.length; i++) {
    assertInteger("restoreRandomState", `key[${i}]`, key[i], 0, 4294967295);
  }
  // A generator that is all zeros stays so.
  if (key.every((word) => word === 0)) {
    throw new RangeError("restoreRandomState: key must not be all zeros");
  }
  assertInteger("restoreRandomState", "position", position, 0, 624);
  if (cachedNormal !== null) assertFinite("restoreRandomState", "cachedNormal", cachedNormal);
  return stream({ key: Uint32Array.from(key), position }, cachedNormal);
}
