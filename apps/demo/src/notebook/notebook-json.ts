import { toRows } from "@adjoint/matrix";
import type { Gradients, Notebook } from "./notebook.js";

/** The notebook as records, a cell each, with every digit. */
export function notebookJson(result: Notebook): Readonly<Record<string, unknown>>[] {
  const { data, weights1, weights2, logits, probabilities, loss, accuracy } = result;
  const { fused, separate, difference } = result;
  return [
    { type: "data", x: toRows(data.x), y: [...data.y] },
    { type: "network", weights1: toRows(weights1), weights2: toRows(weights2) },
    { type: "forward", logits: toRows(logits), probabilities: toRows(probabilities) },
    { type: "loss", loss, accuracy },
    { type: "backward", way: "fused", ...rowsOf(fused) },
    { type: "backward", way: "separate", ...rowsOf(separate) },
    { type: "result", loss, accuracy, largestDifference: difference },
  ];
}

function rowsOf(gradients: Gradients): Record<string, number[][]> {
  return Object.fromEntries(
    Object.entries(gradients).map(([name, gradient]) => [name, toRows(gradient)]),
  );
}
