import { expect, test } from "vitest";
import { parseRule } from "./parse-rule.js";
import { ruleFunction } from "./rule-function.js";

function valueAt(rule: string, x: number, y: number): number {
  const read = parseRule(rule);
  if (!("tree" in read)) throw new Error(`no rule: ${rule}: ${JSON.stringify(read)}`);
  return ruleFunction(read.tree)(x, y);
}

test.each([
  ["1 + 2 * 3", 7],
  ["(1 + 2) * 3", 9],
  ["8 - 4 - 2", 2],
  ["8 / 4 / 2", 1],
  ["2 ^ 3 ^ 2", 512],
  ["-2 ^ 2", -4],
  ["2 ^ -2", 0.25],
  ["4 ^ 0.5", 2],
  ["--3 - -2", 5],
  ["3x", 1.5],
  ["2x y", -0.25],
  ["2(x + y)", 0.5],
  ["x > y", 0.75],
  ["x < y", -0.75],
  [".5e1 + 1.", 6],
  ["min(x, y) + max(x, y)", 0.25],
  ["abs(y) + sqrt(4) + sign(y) + floor(1.9)", 2.25],
  ["sin(0) + cos(0) + exp(0) + log(1) + tanh(0)", 2],
  ["cos(pi)", -1],
  ["r^2", 0.3125],
])("%s", (rule, value) => {
  expect(valueAt(rule, 0.5, -0.25)).toBeCloseTo(value, 14);
});

test("there is no value where there is none", () => {
  expect(valueAt("log(x)", -1, 0)).toBeNaN();
  expect(valueAt("1 / x", 0, 0)).toBe(Number.POSITIVE_INFINITY);
});

test.each([
  ["", "end", 0, ""],
  ["x +", "end", 3, ""],
  ["sin(x", "end", 5, ""],
  ["x $ y", "unexpected", 2, "$"],
  ["x ** y", "unexpected", 3, "*"],
  ["(x))", "unexpected", 3, ")"],
  ["sin x", "unexpected", 4, "x"],
  ["x > y > 1", "unexpected", 6, ">"],
  ["x + foo(y)", "unknown", 4, "foo"],
  ["constructor", "unknown", 0, "constructor"],
  ["alert(1)", "unknown", 0, "alert"],
  ["max(x)", "arguments", 5, "max"],
  ["sin(x, y)", "arguments", 8, "sin"],
  ["x".repeat(201), "length", 200, ""],
  [`${"(".repeat(60)}x${")".repeat(60)}`, "depth", 40, "("],
  ["x + 😀", "unexpected", 4, "😀"],
])("'%s' is no rule, and the fault has its place", (rule, kind, at, found) => {
  expect(parseRule(rule)).toEqual({ kind, at, found });
});
