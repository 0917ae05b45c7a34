import { expect, test } from "vitest";
import { disagreement } from "./agreement.js";

test("float32's rounding is forgiven, another result is not", () => {
  expect(disagreement([1.0985, 250.01], [1.0984, 250])).toBeUndefined();
  expect(disagreement([1e-9], [0])).toBeUndefined();
  expect(disagreement([1.2], [1])).toBe("its result 1.2 is not ours, 1");
});

test("what is missing or NaN does not agree", () => {
  expect(disagreement([1], [1, 2])).toContain("is not ours");
  expect(disagreement([Number.NaN], [1])).toContain("NaN");
});

test("what has no result to compare agrees", () => {
  expect(disagreement([], [1, 2])).toBeUndefined();
});
