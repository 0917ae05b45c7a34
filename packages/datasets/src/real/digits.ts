import { asType, matrix } from "@adjoint/matrix";
import { DIGITS } from "./digits.data.js";
import type { NamedDataset, RealDataOptions } from "./types.js";
import { dtypeOption } from "./whole-numbers.js";

export type { NamedDataset, RealDataOptions } from "./types.js";

/**
 * Handwritten digits, images of 8 by 8 pixels from 0 (paper) to 16 (ink). Divide them by 16 first.
 *
 * Shapes: x [1797, 64], one image a row, its pixels line by line; y has 1797 labels.
 * Numerics: the numbers of scikit-learn's `load_digits`.
 * Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", test set (1998); UCI,
 * https://doi.org/10.24432/C50P49; licence CC BY 4.0.
 *
 * @param options the dtype
 * @throws {TypeError} when an option is unknown or of the wrong kind
 * @throws {DTypeError} when the dtype is unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { digits } from "@adjoint/datasets/digits";
 *
 * const { x, y, classes } = digits();
 * assert.deepEqual([x.rows, x.columns, classes, y[0]], [1797, 64, 10, 0]);
 * assert.equal(Math.max(...x.data.subarray(0, 64)), 15);
 * ```
 */
export function digits(options: RealDataOptions = {}): NamedDataset {
  const dtype = dtypeOption("digits", options);
  const lines = DIGITS.trim().split("\n");
  const pixels = new Float64Array(lines.length * 64);
  const y = Int32Array.from(lines, (line) => Number(line.at(-1)));
  lines.forEach((line, row) => {
    let at = row * 64;
    for (let i = 0; i < line.length - 1; i++) {
      const code = line.charCodeAt(i);
      // A to Z are runs of 1 to 26 zeros, a to p pixels from 1 to 16.
      if (code < 97) at += code - 64;
      else pixels[at++] = code - 96;
    }
  });
  const eight = Array.from({ length: 8 }, (_, i) => i);
  return {
    x: asType(matrix(lines.length, 64, pixels), dtype),
    y,
    classes: 10,
    featureNames: eight.flatMap((i) => eight.map((j) => `pixel ${i} ${j}`)),
    classNames: Array.from({ length: 10 }, (_, digit) => `${digit}`),
  };
}
