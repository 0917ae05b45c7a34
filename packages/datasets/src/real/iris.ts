import { IRIS } from "./iris.data.js";
import type { NamedDataset, RealDataOptions } from "./types.js";
import { dtypeOption, fromWholeNumbers } from "./whole-numbers.js";

export type { NamedDataset, RealDataOptions } from "./types.js";

/**
 * Fisher's irises: 50 flowers of each of three species, and four lengths of each, in cm. One species stands apart
 * from the other two, which overlap.
 *
 * Shapes: x [150, 4]; y has 150 labels, species after species.
 * Numerics: the numbers of scikit-learn's `load_iris`, which has two lengths otherwise than UCI's file.
 * Source: R. A. Fisher, "The use of multiple measurements in taxonomic problems" (1936); UCI,
 * https://doi.org/10.24432/C56C76; licence CC BY 4.0.
 *
 * @param options the dtype
 * @throws {TypeError} when an option is unknown or of the wrong kind
 * @throws {DTypeError} when the dtype is unknown
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { iris } from "@adjoint/datasets/iris";
 *
 * const { x, y, classNames } = iris();
 * assert.deepEqual([...x.data.subarray(0, 4)], [5.1, 3.5, 1.4, 0.2]);
 * assert.equal(classNames[y[149]], "virginica");
 * ```
 */
export function iris(options: RealDataOptions = {}): NamedDataset {
  const dtype = dtypeOption("iris", options);
  const featureNames = ["sepal length", "sepal width", "petal length", "petal width"];
  const classNames = ["setosa", "versicolor", "virginica"];
  return fromWholeNumbers(
    IRIS,
    [10, 10, 10, 10],
    [50, 50, 50],
    { featureNames, classNames },
    dtype,
  );
}
