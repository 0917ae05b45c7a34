import * as activations from "@adjoint/activations";
import * as losses from "@adjoint/losses";
import * as softmaxLoss from "@adjoint/softmax-loss";
import { describe, expect, test } from "vitest";
import { checkCatalogue, entriesMatching } from "./check-catalogue.js";
import { ENTRIES } from "./entries.js";

describe.each(["float64", "float32"] as const)("in %s", (dtype) => {
  test.each(ENTRIES.map((entry) => [entry.name, entry] as const))("%s", (_, entry) => {
    const checks = [...checkCatalogue([entry], dtype, { seed: 0 })];
    expect(checks).toHaveLength(entry.shapes.length);
    expect(checks.filter(({ check }) => check.verdict !== "passed")).toEqual([]);
  });
});

test("whatever has a gradient is in it", () => {
  const names = ENTRIES.map(({ name }) => name.split(",")[0]);
  const exported = [activations, losses, softmaxLoss].flatMap((module) => Object.keys(module));
  // It makes activations, and is none.
  const ops = exported.filter((name) => name !== "activation");
  for (const name of ops) expect(names).toContain(name);
});

test("a filter takes part of a name, in any case", () => {
  expect(entriesMatching("LOGSOFT").map(({ name }) => name)).toEqual(["logSoftmax"]);
  expect(entriesMatching("nothing has this")).toEqual([]);
});

test("a tighter tolerance than differences can keep is not passed", () => {
  const entries = entriesMatching("logSoftmax");
  const checks = [
    ...checkCatalogue(entries, "float64", { seed: 0, options: { atol: 0, rtol: 0 } }),
  ];
  expect(checks.some(({ check }) => check.verdict !== "passed")).toBe(true);
});
