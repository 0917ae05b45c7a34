import { assertBoolean, assertInteger, assertOptions, type OptionNames } from "@adjoint/checks";
import { assertMatrix } from "../core/assert-matrix.js";
import type { Matrix } from "../core/types.js";
import { elementFormatter } from "./element-formatter.js";
import { layoutRow, layoutRows } from "./layout.js";
import { ellipsis, shownIndices } from "./shown-indices.js";

/** NumPy's print options, with NumPy's defaults. */
export interface FormatOptions {
  /** Most digits after the decimal point, an integer >= 0. @default 8 */
  readonly precision?: number;
  /** A matrix of more elements than this is summarised; may be Infinity. @default 1000 */
  readonly threshold?: number;
  /** Rows and columns shown at each end of a summarised matrix, an integer >= 0. @default 3 */
  readonly edgeItems?: number;
  /** Characters after which a row goes on in a new line; may be Infinity. @default 75 */
  readonly lineWidth?: number;
  /** Whether small numbers print as 0 rather than turn all to powers of ten. @default false */
  readonly suppressSmall?: boolean;
}

const FORMAT: OptionNames<FormatOptions> = {
  precision: "optional",
  threshold: "optional",
  edgeItems: "optional",
  lineWidth: "optional",
  suppressSmall: "optional",
};

/**
 * The text that NumPy 2.4 prints for the same array, character for character: `str(np.array(m))`.
 *
 * Shapes: any; a matrix without elements is `[]`.
 * Numerics: the fewest digits that identify each element in its own dtype, at most `precision`
 * after the point. They are rounded once from the exact value, with ties to even (`toFixed` rounds
 * ties up). All are written with powers of ten from 1e8 on (1e6 in float32), below 1e-4, and where
 * the largest is more than 1000 times the smallest.
 *
 * @param m the matrix
 * @param options NumPy's print options: precision, threshold, edgeItems, lineWidth, suppressSmall
 * @throws {RangeError} when precision, threshold, edgeItems or lineWidth is negative or fractional
 * @see https://numpy.org/doc/2.4/reference/generated/numpy.array2string.html
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { format, matrix } from "@adjoint/matrix";
 *
 * const m = matrix(2, 2, [1, -0.5, 1 / 3, 20]);
 * assert.equal(format(m), "[[ 1.         -0.5       ]\n [ 0.33333333 20.        ]]");
 * assert.equal(format(m, { precision: 2 }), "[[ 1.   -0.5 ]\n [ 0.33 20.  ]]");
 * ```
 */
export function format(m: Matrix, options: FormatOptions = {}): string {
  assertMatrix("format", "m", m);
  assertOptions("format", options, FORMAT);
  const { precision = 8, threshold = 1000, edgeItems = 3 } = options;
  const { lineWidth = 75, suppressSmall = false } = options;
  assertInteger("format", "precision", precision, 0);
  assertInteger("format", "edgeItems", edgeItems, 0);
  if (threshold !== Number.POSITIVE_INFINITY) assertInteger("format", "threshold", threshold, 0);
  if (lineWidth !== Number.POSITIVE_INFINITY) assertInteger("format", "lineWidth", lineWidth, 0);
  assertBoolean("format", "suppressSmall", suppressSmall);

  const { rows, columns, data, dtype } = m;
  const size = rows * columns;
  if (size === 0) return "[]";
  const shownRows = shownIndices(rows, edgeItems, size > threshold);
  const shownColumns = shownIndices(columns, edgeItems, size > threshold);

  // What is left out has no say in the width, except that edgeItems 0 leaves nothing to go by.
  const values: number[] = [];
  for (const i of edgeItems === 0 ? shownIndices(rows, 0, false) : shownRows) {
    for (const j of edgeItems === 0 ? shownIndices(columns, 0, false) : shownColumns) {
      if (i !== ellipsis && j !== ellipsis) values.push(data[i * columns + j]!);
    }
  }
  const element = elementFormatter(values, dtype, precision, suppressSmall);

  const lines = shownRows.map((i) => {
    if (i === ellipsis) return ellipsis;
    const words = shownColumns.map((j) =>
      j === ellipsis ? ellipsis : element(data[i * columns + j]!),
    );
    return layoutRow(words, lineWidth);
  });
  return layoutRows(lines);
}
