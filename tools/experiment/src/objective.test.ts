import { LOSSES } from "@adjoint/family";
import { fromRows, isMatrix, toRows, zeros } from "@adjoint/matrix";
import { expect, test } from "vitest";
import { LOSS_NAMES } from "./choices.js";
import { objectiveOf } from "./objective.js";

test.each(LOSS_NAMES)(
  "%s: targets are labels, or rows whose largest entry is the class",
  (name) => {
    const kind = LOSSES.find((each) => each.name === name)!.comparison!.targets;
    const targets = objectiveOf(name).targets([2, 0], zeros(2, 2, "float32"), 3);
    if (kind === "labels") {
      expect(targets).toEqual([2, 0]);
      return;
    }
    const other = kind === "signs" ? -1 : 0;
    expect(isMatrix(targets) && toRows(targets)).toEqual([
      [other, other, 1],
      [1, other, other],
    ]);
    expect(isMatrix(targets) && targets.dtype).toBe("float32");
  },
);

test("the accuracy of a loss that has none is the share of rows that are right", () => {
  const { loss } = objectiveOf("binaryCrossEntropyWithLogits");
  const predictions = fromRows([
    [1, -1],
    [2, 3],
    [-4, -5],
  ]);
  const targets = fromRows([
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
  expect(loss(predictions, targets).accuracy).toBe(2 / 3);
});
