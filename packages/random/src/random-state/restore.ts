import {
  assertFinite,
  assertInteger,
  assertOptions,
  describeValue,
  type OptionNames,
} from "@adjoint/checks";
import type { MersenneTwisterSnapshot, RandomState } from "../types.js";
import { randomStateOf } from "./stream.js";

const SNAPSHOT: OptionNames<MersenneTwisterSnapshot> = {
  key: "required",
  position: "required",
  cachedNormal: "required",
};

/** 624 words, not all 0, a position in [0, 624] and a finite number or null. */
export function restoreMersenneTwister(snapshot: MersenneTwisterSnapshot): RandomState {
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
  return randomStateOf({ key: Uint32Array.from(key), position }, cachedNormal);
}
