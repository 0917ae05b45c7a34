import { GRADIENT_CASES } from "@adjoint/family";
import { describe, expect, test } from "vitest";
import { casesMatching, checkCatalogue } from "./check-catalogue.js";

describe.each(["float64", "float32"] as const)("in %s", (dtype) => {
  test.each(GRADIENT_CASES.map((each) => [each.name, each] as const))("%s", (_, each) => {
    const checks = [...checkCatalogue([each], dtype, { seed: 0 })];
    expect(checks.length).toBeGreaterThan(0);
    expect(checks).toHaveLength(each.shapes.length);
    expect(checks.filter(({ check }) => check.verdict !== "passed")).toEqual([]);
  });
});

test("a filter takes part of a name, in any case", () => {
  expect(casesMatching("LOGSOFT").map(({ name }) => name)).toEqual([
    "logSoftmax",
    "logSoftmax, temperature 0.5",
  ]);
  expect(casesMatching("nothing has this")).toEqual([]);
});

test("a tighter tolerance than differences can keep is not passed", () => {
  const checks = [
    ...checkCatalogue(casesMatching("logSoftmax"), "float64", {
      seed: 0,
      options: { atol: 0, rtol: 0 },
    }),
  ];
  expect(checks.some(({ check }) => check.verdict !== "passed")).toBe(true);
});
