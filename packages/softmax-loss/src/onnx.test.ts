// ONNX' node tests of SoftmaxCrossEntropyLoss: all of them, with images and volumes as rows.
import { allClose, isMatrix, matrix, subtract } from "@adjoint/matrix";
import { expect, test } from "vitest";
import { onnxLosses } from "../../../fixtures/onnx-losses.js";
import { softmaxCrossEntropy } from "./index.js";

const cases = onnxLosses("SoftmaxCrossEntropyLoss");

test.each(cases)("$name", ({ rows, classes, x, labels, options, loss, logProbabilities }) => {
  const logits = matrix(rows, classes, x);
  const { output, logSumExp } = softmaxCrossEntropy(logits, labels, options);
  const found = isMatrix(output) ? output : matrix(1, 1, Float32Array.of(output));
  const wanted = matrix(found.rows, 1, Float32Array.from(loss));
  expect(allClose(found, wanted, { rtol: 1e-6, atol: 1e-6 })).toBe(true);
  if (logProbabilities === undefined) return;
  const logs = subtract(logits, logSumExp);
  expect(allClose(logs, matrix(rows, classes, logProbabilities), { rtol: 0, atol: 1e-6 })).toBe(
    true,
  );
});

test("there are as many as ONNX' file has", () => {
  expect(cases.length).toBe(23);
});
