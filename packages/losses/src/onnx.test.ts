// ONNX' node tests of NegativeLogLikelihoodLoss: all of them, with images and volumes as rows.
import { add, allClose, isMatrix, matrix } from "@adjoint/matrix";
import { expect, test } from "vitest";
import { type OnnxLoss, onnxLosses } from "../../../fixtures/onnx-losses.js";
import { negativeLogLikelihood } from "./index.js";

const cases = onnxLosses("NegativeLogLikelihoodLoss");

// ONNX draws "log-probabilities" from [0, 1), which are refused. Less 1, each row costs its weight more.
test.each(cases)("$name", ({ rows, classes, x, labels, options, loss }) => {
  const drawn = matrix(rows, classes, x);
  expect(() => negativeLogLikelihood(drawn, labels, options)).toThrow("is no log-probability");
  const { output } = negativeLogLikelihood(add(drawn, -1), labels, options);
  const found = isMatrix(output) ? output : matrix(1, 1, Float32Array.of(output));
  const shift = shiftOf(labels, options);
  const wanted = Float32Array.from(loss, (value, i) => value + shift(i));
  expect(allClose(found, matrix(found.rows, 1, wanted), { rtol: 1e-6, atol: 1e-6 })).toBe(true);
});

/** What a shift of all log-probabilities by 1 adds to the loss of a row, or to that of all. */
function shiftOf(labels: readonly number[], options: OnnxLoss["options"]): (i: number) => number {
  const { reduction, ignoreIndex, classWeights } = options;
  const weights = labels.map((y) => (y === ignoreIndex ? 0 : (classWeights?.[y] ?? 1)));
  if (reduction === "none") return (i) => weights[i]!;
  const sum = weights.reduce((so, weight) => so + weight, 0);
  return () => (reduction === "mean" ? 1 : sum);
}

test("there are as many as ONNX' file has", () => {
  expect(cases.length).toBe(13);
});
