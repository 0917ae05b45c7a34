import { describeValue } from "@adjoint/checks";
import type { RandomState } from "./types.js";

/**
 * Throws unless a value is a stream of random numbers, as `randomState` makes. For functions that
 * draw from one they are given.
 *
 * @param functionName what the message begins with
 * @param name what the value is called
 * @param value anything
 * @throws {TypeError} when it is none, such as a seed
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertRandomState, randomState } from "@adjoint/random";
 *
 * assertRandomState("dense", "random", randomState(0));
 * assert.throws(() => assertRandomState("dense", "random", 7), {
 *   message: "dense: random must be a stream, as randomState(7), got 7",
 * });
 * ```
 */
export function assertRandomState(
  functionName: string,
  name: string,
  value: unknown,
): asserts value is RandomState {
  if (typeof value === "object" && value !== null) {
    const { random, normal, permutation } = value as Partial<RandomState>;
    if (
      typeof random === "function" &&
      typeof normal === "function" &&
      typeof permutation === "function"
    ) {
      return;
    }
  }
  const seed = typeof value === "number" ? value : 0;
  throw new TypeError(
    `${functionName}: ${name} must be a stream, as randomState(${seed}), got ${describeValue(value)}`,
  );
}
