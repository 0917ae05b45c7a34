import { softmax } from "@adjoint/activations";
import type { Experiment } from "@adjoint/experiment";
import type { Matrix } from "@adjoint/matrix";
import type { Plane } from "../protocol.js";

/** The class with the largest output in each cell, and how sure the network is of it. */
export function planeOf(
  outputs: Matrix,
  cells: number,
  predictions: Experiment["predictions"],
): Plane {
  const { rows, columns, data } = predictions === "numbers" ? softmax(outputs).output : outputs;
  const labels = new Uint8Array(rows);
  const certainty = new Uint8Array(rows);
  const isLogarithm = predictions === "log-probabilities";
  for (let i = 0; i < rows; i++) {
    let [label, most] = [0, Number.NEGATIVE_INFINITY];
    for (let j = 0; j < columns; j++) {
      const value = data[i * columns + j]!;
      if (value > most) [label, most] = [j, value];
    }
    const share = isLogarithm ? Math.exp(most) : most;
    labels[i] = label;
    // A share of 1 / columns is no more than a guess.
    certainty[i] = 255 * Math.min(1, Math.max(0, (share * columns - 1) / (columns - 1)));
  }
  return { cells, labels, certainty };
}
