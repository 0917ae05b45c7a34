import { fromRows, matrix } from "@adjoint/matrix";
import { expect, test } from "vitest";
import fixture from "../../../../fixtures/notebook.json" with { type: "json" };
import { differences, unitInLastPlace } from "./differences.js";
import { Digits, exactDecimal } from "./exact-decimal.js";
import notebook from "./notebook-input.json" with { type: "json" };
import { reference } from "./reference.js";

const about = "";

test("a number's own value, to its last digit", () => {
  // What 0.1 is in binary: the literal of any reference on floating point.
  const tenth = "0.1000000000000000055511151231257827021181583404541015625";
  expect(exactDecimal(0.1).eq(new Digits(tenth).toSignificantDigits(50))).toBe(true);
  expect(exactDecimal(-3).toNumber()).toBe(-3);
  expect(exactDecimal(2 ** 80).eq("1208925819614629174706176")).toBe(true);
  expect(exactDecimal(Number.MIN_VALUE).toNumber()).toBe(Number.MIN_VALUE);
});

test("the notebook's input is NumPy's, and so are loss and gradient", () => {
  const numpy = fixture[0]!;
  expect(notebook.logits).toEqual(numpy.logits.flat());
  expect(notebook.labels).toEqual(numpy.y);
  const logits = matrix(300, 3, notebook.logits);
  const exact = reference({ name: "", about, logits, targets: notebook.labels, options: {} });
  expect(exact.loss.toNumber()).toBe(numpy.loss);
  numpy.dlogits_fused.flat().forEach((value, k) => {
    expect(exact.gradient[k]!.toNumber()).toBeCloseTo(value, 17);
  });
});

test("weights divide labels by their own sum, and soft rows by their number", () => {
  // PyTorch: the same data give 2.25 and 6.75 with weights 1, 2, 5 in ratio 3 to 1.
  const logits = fromRows([
    [1, 2, 3],
    [3, 1, 0],
  ]);
  const options = { classWeights: [1, 2, 5] };
  const labels = reference({ name: "", about, logits, targets: [2, 1], options });
  const soft = fromRows([
    [0, 0, 1],
    [0, 1, 0],
  ]);
  const rows = reference({ name: "", about, logits, targets: soft, options });
  expect(rows.loss.div(labels.loss).toNumber()).toBe(3.5);
});

test("differences: the largest of each kind, and what is not finite is counted", () => {
  const exact = [new Digits(1), new Digits(2), new Digits(0)];
  const found = differences(matrix(1, 3, [1 + 2 ** -52, 2, Number.NaN]), exact);
  expect(found).toMatchObject({ absolute: 2 ** -52, ulp: 1, nonFinite: 1 });
  expect(found.entries[2]).toBeNaN();
});

test.each([
  [1, 2 ** -52],
  [0.9999999999999999, 2 ** -53],
  [-8, 2 ** -49],
  [0, 2 ** -1074],
  [1e-310, 2 ** -1074],
])("the unit in the last place of %s", (value, unit) => {
  expect(unitInLastPlace(new Digits(value), "float64")).toBe(unit);
});

test("the unit in the last place of float32", () => {
  expect(unitInLastPlace(new Digits(1), "float32")).toBe(2 ** -23);
});
