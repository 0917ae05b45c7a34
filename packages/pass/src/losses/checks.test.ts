import { full, type Matrix, matrix, ShapeError, zeros } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import { assertTargets } from "./index.js";

describe("assertTargets", () => {
  const predictions = matrix(2, 3, [0.1, 0.7, 0.2, 0.5, 0.3, 0.2]);

  test.each<[string, ArrayLike<number> | Matrix, string]>([
    ["too few labels", [1], "loss: got 1 labels for 2 rows; there must be one per row"],
    ["a label too large", [0, 3], "loss: label 3 in row 1 must be an integer in [0, 3)"],
    ["a fraction", [0.5, 0], "loss: label 0.5 in row 0 must be an integer in [0, 3)"],
    ["NaN", [0, Number.NaN], "loss: label NaN in row 1 must be an integer in [0, 3)"],
    ["another shape", zeros(3, 2), "loss: targets [3, 2] and predictions [2, 3] disagree"],
    [
      "another dtype",
      zeros(2, 3, "float32"),
      "loss: targets is float32 and predictions is float64",
    ],
    ["a negative entry", full(2, 3, -1), "loss: target -1 in row 0, column 0 must be finite"],
    ["a NaN entry", full(2, 3, Number.NaN), "loss: target NaN in row 0, column 0"],
    ["nothing", 3 as unknown as number[], "loss: targets must be a list of class indices or"],
  ])("%s is refused", (_name, targets, message) => {
    expect(() => assertTargets("loss", targets, predictions)).toThrow(message);
  });

  test("rows without classes are refused", () => {
    expect(() => assertTargets("loss", [0], zeros(1, 0))).toThrow(
      new ShapeError("loss: predictions [1, 0] must have at least one class"),
    );
  });

  test("lets the ignoreIndex through, and names it", () => {
    assertTargets("loss", [0, -1], zeros(2, 3), -1);
    assertTargets("loss", full(2, 3, 1), zeros(2, 3), -1);
    expect(() => assertTargets("loss", [0, -100], zeros(2, 3), -1)).toThrow(
      new RangeError(
        "loss: label -100 in row 1 must be an integer in [0, 3), or the ignoreIndex -1",
      ),
    );
    expect(() => assertTargets("loss", [0, -1], zeros(2, 3))).toThrow("label -1 in row 1");
    expect(() => assertTargets("loss", [0], zeros(2, 3), -1)).toThrow("got 1 labels for 2 rows");
    expect(() => assertTargets("loss", matrix(1, 3), zeros(2, 3), -1)).toThrow("disagree");
  });
});
