import { asType, type Matrix, matrix } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import { type Scaling, scaling } from "./scaling.js";

/** The scaling of each feature by what is known of its values, those that are missing (NaN) left out. */
export function scaleEachFeature(
  functionName: string,
  x: Matrix,
  find: (values: readonly number[]) => { readonly shift: number; readonly scale: number },
): Scaling {
  assertMatrix(functionName, "x", x);
  if (x.rows === 0) {
    throw new RangeError(`${functionName}: x has no rows; there must be at least one`);
  }
  const features = Array.from({ length: x.columns }, (_, column) => {
    const values: number[] = [];
    for (let row = 0; row < x.rows; row++) {
      const value = x.data[row * x.columns + column]!;
      if (value === Infinity || value === -Infinity) {
        throw new RangeError(
          `${functionName}: x must hold finite numbers, or NaN where one is missing, got ${value} in row ${row}, column ${column}`,
        );
      }
      if (!Number.isNaN(value)) values.push(value);
    }
    return find(values);
  });
  const row = (values: readonly number[]) => asType(matrix(1, x.columns, values), x.dtype);
  return scaling(row(features.map(({ shift }) => shift)), row(features.map(({ scale }) => scale)));
}
