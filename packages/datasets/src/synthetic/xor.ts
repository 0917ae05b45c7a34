import { assertInteger, assertOptions, type OptionNames } from "@adjoint/checks";
import type { Dataset } from "../types.js";
import { arrange } from "./arrange.js";
import { type FormOptions, formDraws } from "./options.js";

/** What the corners of a square are made of. */
export interface XorOptions extends FormOptions {
  /** How many points, an integer of at least 1: point i is at corner i modulo 4. @default 4 */
  readonly samples?: number;
}

const XOR: OptionNames<XorOptions> = {
  samples: "optional",
  random: "optional",
  noise: "optional",
  shuffle: "optional",
  dtype: "optional",
};

/**
 * The truth table of exclusive or, which no straight line separates: (0, 0) and (1, 1) are class 0,
 * (0, 1) and (1, 0) class 1. With `samples` and `noise`, clouds around the four corners.
 *
 * Shapes: x [samples, 2]; y has as many labels.
 * Follows Minsky and Papert, "Perceptrons" (1969).
 *
 * @param options how many points, and the `random` that order and noise are drawn from
 * @throws {TypeError} when an option is unknown or of the wrong kind, or there is no `random` to draw from
 * @throws {RangeError} when `samples` is not an integer of at least 1, or `noise` not a finite number of at
 * least 0
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { xor } from "@adjoint/datasets";
 * import { toRows } from "@adjoint/matrix";
 *
 * const { x, y } = xor();
 * assert.deepEqual(toRows(x), [[0, 0], [0, 1], [1, 0], [1, 1]]);
 * assert.deepEqual([...y], [0, 1, 1, 0]);
 * ```
 */
export function xor(options: XorOptions = {}): Dataset {
  assertOptions("xor", options, XOR);
  const { samples = 4, ...form } = options;
  assertInteger("xor", "samples", samples, 1);
  const draws = formDraws("xor", form);
  const points = new Float64Array(2 * samples);
  const labels = new Int32Array(samples);
  for (let i = 0; i < samples; i++) {
    const [a, b] = [(i >> 1) & 1, i & 1];
    points.set([a, b], 2 * i);
    labels[i] = a ^ b;
  }
  return arrange(points, labels, 2, draws);
}
