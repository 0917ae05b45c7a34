import { asType, matrix, takeRows } from "@adjoint/matrix";
import type { Dataset } from "../types.js";
import { addNoise } from "./add-noise.js";
import type { FormDraws } from "./options.js";

/**
 * Points and labels as a dataset: first the rows are shuffled, then the noise is added, as in
 * scikit-learn.
 */
export function arrange(
  points: Float64Array,
  labels: Int32Array,
  classes: number,
  { random, noise, shuffle, dtype }: FormDraws,
): Dataset {
  const rows = labels.length;
  let x = matrix(rows, rows === 0 ? 2 : points.length / rows, points);
  let y = labels;
  if (shuffle && random !== undefined) {
    const order = random.permutation(rows);
    x = takeRows(x, order);
    y = Int32Array.from(order, (row) => labels[row]!);
  }
  addNoise(x.data, noise, random);
  return { x: asType(x, dtype), y, classes };
}
