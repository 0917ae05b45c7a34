import { assertInteger, assertList, describeValue } from "@adjoint/checks";
import { argmax, isMatrix, type Matrix, ShapeError } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";

/** What a network says of classes: a label a row, or a row of scores, whose largest is the label. */
export type ClassPredictions = ArrayLike<number> | Matrix;

/** Predictions and labels, both as labels, and how many classes these are of at least. */
export interface LabelPairs {
  readonly predicted: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
  readonly classes: number;
}

/** Checks predictions and labels, of which there must be at least one. */
export function labelPairs(
  functionName: string,
  predictions: ClassPredictions,
  labels: ArrayLike<number>,
): LabelPairs {
  if (isMatrix(predictions)) assertMatrix(functionName, "predictions", predictions);
  const predicted = isMatrix(predictions) ? argmax(predictions, { axis: 1 }) : predictions;
  const largest = Math.max(
    largestLabel(functionName, "predictions", predicted),
    largestLabel(functionName, "labels", labels),
  );
  if (predicted.length !== labels.length) {
    throw new ShapeError(
      `${functionName}: got ${predicted.length} predictions for ${labels.length} labels; there must be one for each`,
    );
  }
  assertInteger(functionName, "the number of labels", labels.length, 1);
  const columns = isMatrix(predictions) ? predictions.columns : 0;
  return { predicted, labels, classes: Math.max(largest + 1, columns) };
}

function largestLabel(functionName: string, name: string, labels: ArrayLike<number>): number {
  assertList(functionName, name, labels, "a list of labels");
  let largest = -1;
  for (let row = 0; row < labels.length; row++) {
    const label: unknown = labels[row];
    if (typeof label !== "number") {
      throw new TypeError(
        `${functionName}: ${name} must hold labels, got ${describeValue(label)} in row ${row}`,
      );
    }
    if (!Number.isInteger(label) || label < 0 || label > 1e6) {
      throw new RangeError(
        `${functionName}: ${name} must hold integers from 0 to 1000000, got ${label} in row ${row}`,
      );
    }
    largest = Math.max(largest, label);
  }
  return largest;
}
