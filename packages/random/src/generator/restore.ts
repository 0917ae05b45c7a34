import {
  assertInteger,
  assertOneOf,
  assertOptions,
  describeValue,
  type OptionNames,
} from "@adjoint/checks";
import type { GeneratorSnapshot, RandomGenerator } from "../types.js";
import { pcg64 } from "./pcg64.js";
import { generatorOf } from "./stream.js";

const SNAPSHOT: OptionNames<GeneratorSnapshot> = {
  bitGenerator: "required",
  state: "required",
  increment: "required",
  cachedUint32: "required",
  entropy: "required",
  spawnKey: "required",
  spawned: "required",
};

/** Two numbers below 2^128, of which the increment is odd, and words of 32 bits. */
export function restoreGenerator(snapshot: GeneratorSnapshot): RandomGenerator {
  assertOptions("restoreRandomState", snapshot, SNAPSHOT);
  const { bitGenerator, cachedUint32, spawned } = snapshot;
  assertOneOf("restoreRandomState", "bitGenerator", bitGenerator, ["PCG64"]);
  const state = readDecimal("state", snapshot.state);
  const increment = readDecimal("increment", snapshot.increment);
  if (increment % 2n === 0n) {
    throw new RangeError(
      `restoreRandomState: increment must be odd, got ${describeValue(snapshot.increment)}`,
    );
  }
  if (cachedUint32 !== null) assertWord("cachedUint32", cachedUint32);
  const entropy = readWords("entropy", snapshot.entropy);
  const spawnKey = readWords("spawnKey", snapshot.spawnKey);
  assertWord("spawned", spawned);
  return generatorOf(pcg64(state, increment, cachedUint32), { entropy, spawnKey, spawned });
}

/** A number below 2^128 in decimal digits. */
function readDecimal(name: string, digits: unknown): bigint {
  const message = `restoreRandomState: ${name} must be a number below 2^128 in decimal digits, got ${describeValue(digits)}`;
  if (typeof digits !== "string") throw new TypeError(message);
  const value = /^\d{1,39}$/.test(digits) ? BigInt(digits) : 1n << 128n;
  if (value >> 128n !== 0n) throw new RangeError(message);
  return value;
}

function readWords(name: string, words: unknown): readonly number[] {
  if (!Array.isArray(words)) {
    throw new TypeError(
      `restoreRandomState: ${name} must be an array of words, got ${describeValue(words)}`,
    );
  }
  for (let i = 0; i < words.length; i++) assertWord(`${name}[${i}]`, words[i]);
  return words.slice();
}

function assertWord(name: string, word: unknown): void {
  assertInteger("restoreRandomState", name, word, 0, 4294967295);
}
