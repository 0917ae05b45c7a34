import type { NamedDataset, RealDataOptions } from "./types.js";
import { dtypeOption, fromWholeNumbers } from "./whole-numbers.js";
import { WINE } from "./wine.data.js";

export type { NamedDataset, RealDataOptions } from "./types.js";

/** By what the whole numbers of a column are divided. */
const UNITS = [100, 100, 100, 10, 1, 100, 100, 100, 100, 1e6, 1000, 100, 1];

/**
 * Wines of three cultivars of one region of Italy, and thirteen measures of each. The measures differ a
 * thousandfold in size: scale them first.
 *
 * Shapes: x [178, 13]; y has 178 labels, 59, 71 and 48 of the cultivars, one after another.
 * Numerics: the numbers of scikit-learn's `load_wine`.
 * Source: M. Forina et al., PARVUS; UCI, https://doi.org/10.24432/C5PC7J; licence CC BY 4.0.
 *
 * @param options the dtype
 * @throws {TypeError} when an option is unknown or of the wrong kind
 * @throws {DTypeError} when the dtype is unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { wine } from "@adjoint/datasets/wine";
 *
 * const { x, featureNames } = wine();
 * assert.deepEqual([x.rows, x.columns, x.data[0]], [178, 13, 14.23]);
 * assert.equal(featureNames[0], "alcohol");
 * ```
 */
export function wine(options: RealDataOptions = {}): NamedDataset {
  const dtype = dtypeOption("wine", options);
  const featureNames = [
    "alcohol",
    "malic acid",
    "ash",
    "alcalinity of ash",
    "magnesium",
    "total phenols",
    "flavanoids",
    "nonflavanoid phenols",
    "proanthocyanins",
    "color intensity",
    "hue",
    "od280/od315 of diluted wines",
    "proline",
  ];
  const classNames = ["class_0", "class_1", "class_2"];
  return fromWholeNumbers(WINE, UNITS, [59, 71, 48], { featureNames, classNames }, dtype);
}
