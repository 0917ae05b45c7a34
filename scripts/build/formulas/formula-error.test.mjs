// What a formula may not hold is told with its place, and with what to write instead.
import { describe, expect, test } from "vitest";
import { translate } from "./translate.mjs";

const HEAD = `import { exp, sin } from "@adjoint/math";
import { other } from "./other.js";
import { compiled } from "./generated/f.js";
const HUGE = 1e300;
`;

/** The message for a file, and for a formula at line 5, column 18. */
const messageOf = (text) => {
  try {
    translate("src/f.ts", text);
  } catch (error) {
    expect(error.stack).toMatch(/^FormulaError: .*\n {4}at .*src\/f.ts:\d+:\d+$/);
    return error.message;
  }
  return "no error";
};
const ofFormula = (formula) => messageOf(`${HEAD}elementwise({ f: ${formula} }, compiled);`);

describe("a formula's error", () => {
  test.each([
    ["(x) => x ** 2", "5:25: `**` has no lanes: write the product, x * x"],
    ["(x) => x % 2", "5:25: `%` has no lanes: a formula has + - * / only"],
    ["(x) => x < 0", "5:25: a comparison stands only in front of ?:, where it chooses a number"],
    ["(x) => (x ? 1 : 2)", "5:26: in front of ?: stands a comparison of two numbers"],
    ["(x) => (x == 0 ? 1 : 2)", "5:26: write === in the place of =="],
    [
      "(x) => (x > 0 && x < 1 ? 1 : 2)",
      "5:26: `&&` is not for formulas: put one ?: into the other",
    ],
    ["(x) => (!x ? 1 : 2)", "5:26: `!` is not for formulas: change the sides of ?:"],
    ["(x) => +x", "5:25: a leading + is not for formulas: leave it out"],
    ["(x) => x!", "5:25: a formula's values are numbers: leave the ! out"],
    ["(x) => x as number", "5:25: a formula's values are numbers: leave the `as` out"],
    ['(x) => "one"', "5:25: a formula uses numbers only"],
    ["(x) => 1e300 * x", "5:25: 1e+300 is Infinity in float32: choose a number that float32 holds"],
    ["(x) => HUGE * x", "5:25: 1e+300 is Infinity in float32: choose a number that float32 holds"],
    ["(x) => 1e-60 * x", "5:25: 1e-60 is 0 in float32: choose a number that float32 holds"],
    [
      "(x) => Math.exp(x)",
      '5:25: the bits of Math.exp differ between engines: import { exp } from "@adjoint/math"',
    ],
    ["(x) => Math.pow(x, 2)", "5:25: Math.pow has no lanes: write the product, x * x"],
    [
      "(x) => Math.cbrt(x)",
      "5:25: Math.cbrt is not for formulas: call Math.abs, sqrt, min and max, or erf, exp, expm1, flush, log, log1p, millsRatio, normalDensity, sigmoid, softplus, tanh of @adjoint/math",
    ],
    ["(x) => Math.min(x)", "5:25: Math.min takes 2 here, got 1"],
    [
      "(x) => Math.max",
      "5:25: Math.max is not for formulas: call Math.abs, sqrt, min and max, or write a number",
    ],
    ["(x) => exp", "5:25: exp is a function: call it"],
    ["(x) => exp(x, x)", "5:25: exp takes 1 number, got 2"],
    [
      "(x) => sin(x)",
      "5:25: sin has no lanes yet: call erf, exp, expm1, flush, log, log1p, millsRatio, normalDensity, sigmoid, softplus, tanh of @adjoint/math",
    ],
    [
      "(x) => other(x)",
      "5:25: this function has no lanes: call Math.abs, sqrt, min and max, or erf, exp, expm1, flush, log, log1p, millsRatio, normalDensity, sigmoid, softplus, tanh of @adjoint/math",
    ],
    [
      "(x) => other + x",
      "5:25: other is not known here: a formula sees its parameters, its own const, and const numbers of its file",
    ],
    ["(x) => [x, [x]]", "5:29: an array is only for what the formula returns"],
    ["(x) => []", "5:25: a formula returns a number, or an array of numbers without gaps"],
    [
      "(x) => x.y",
      "5:25: MemberExpression is not for formulas: they have numbers, + - * /, ?:, const, Math.abs|sqrt|min|max and functions of @adjoint/math",
    ],
    ["(x) => { let y = x; return y; }", "5:27: a value is given once: declare it with const"],
    [
      "(x) => { if (x > 0) return 1; return 2; }",
      "5:27: choose with ?: in the place of statements",
    ],
    [
      "(x) => { for (;;) {} return 2; }",
      "5:27: a formula has no loops: write the terms one by one",
    ],
    [
      "(x) => { x; return 2; }",
      "5:27: a formula has const declarations and a return, no other statements",
    ],
    ["(x) => { const y = x; }", "5:27: a formula ends with: return y, or return [y, kept]"],
    ["(x) => { const [y] = x; return y; }", "5:33: a const of a formula is a name: const y = ..."],
    ["({ x }) => x", "5:19: a parameter of a formula is a name, without a default"],
    ["(x = 1) => x", "5:19: a parameter of a formula is a name, without a default"],
    ["async (x) => x", "5:18: a formula is not async"],
    [
      "function (x) { return x; }",
      "5:18: a formula is an arrow function, (x) => ..., or { operands: 2, formula: (x, y, setting) => ... }",
    ],
    ["(v128) => 1", "5:19: v128 is a word of what is made of the formula: choose another name"],
    ["(x) => { const x = 1; return x; }", "5:33: x is declared twice"],
  ])("%s", (formula, message) => {
    expect(ofFormula(formula)).toBe(`src/f.ts:${message}`);
  });

  test.each([
    [
      "f({ f: (x) => x });",
      "1:1: `compiled` is imported, and no call takes it as its last argument",
    ],
    [
      "f({ f: (x) => x }, compiled);",
      "1:1: `compiled` is for activation or elementLoss or elementwise or broadcasting or inPlace",
    ],
    [
      "elementwise(formulas, compiled);",
      "1:1: before `compiled` stand the formulas: { name: (x) => ... }",
    ],
    [
      "elementwise({ ...others }, compiled);",
      "1:15: formulas are listed one by one: name: (x) => ...",
    ],
    [
      "elementwise({}, compiled);\nelementwise({}, compiled);",
      "2:1: a file has one call with `compiled`: move this one to a file of its own",
    ],
    [
      "elementwise({ f: { operands: 1, formula: (x, a, b, c, d, e, f, g, h, i) => x } }, compiled);",
      "1:42: a formula takes at most 8 settings",
    ],
    [
      `inPlace({ f: { operands: ["w"], formula: (w, ${Array.from({ length: 19 }, (_, k) => `s${k}`)}) => w } }, compiled);`,
      "1:42: a formula takes at most 18 settings",
    ],
    [
      "broadcasting({ f: (a, b, c, d) => a }, compiled);",
      "1:19: a formula with broadcasting takes 1 to 3 operands, no settings",
    ],
    [
      'broadcasting({ f: { operands: ["a"], formula: (a, b) => a } }, compiled);',
      "1:47: a formula with broadcasting takes 1 to 3 operands, no settings",
    ],
    [
      "broadcasting({ f: (a, b) => [a, b] }, compiled);",
      "1:19: a formula with broadcasting returns one number",
    ],
    [
      'inPlace({ f: { operands: ["a"], formula: (a, rate) => [a, rate] } }, compiled);',
      "1:42: in place of 1 operands there is no room for more results",
    ],
  ])("%s", (text, message) => {
    expect(messageOf(text)).toBe(`src/f.ts:${message}`);
  });

  test("a file that is no TypeScript is told with its place", () => {
    expect(messageOf("const x = ;")).toMatch(/^src\/f.ts:1:11: /);
  });

  test("backward of an activation takes the settings that forward has", () => {
    const activation = (backward) =>
      messageOf(`${HEAD}activation("f", {
  forward: (x, a, b) => [a * x + b, x],
  backward: ${backward},
}, compiled);`);
    expect(activation("(dy, _x, _y, kept) => dy * kept")).toBe(
      "src/f.ts:7:13: backward takes dy, x, y, what forward keeps, and the settings of forward, read or not: a, b",
    );
    expect(activation("(dy, _x, _y, _kept, a, _b) => dy * a")).toBe("no error");
  });
});

test("of a loss without its derivative, or with other formulas", () => {
  const ofLoss = (formulas) => messageOf(`${HEAD}elementLoss("f", { ${formulas} }, compiled);`);
  const message = "elementLoss has one formula, loss: (p, t) => [loss, derivative by p]";
  expect(ofLoss("loss: (p, t) => p - t")).toBe(`src/f.ts:5:26: ${message}`);
  expect(ofLoss("cost: (p, t) => [p - t, 1]")).toBe(`src/f.ts:5:26: ${message}`);
  expect(ofLoss("loss: (p, t, rate) => [rate * (p - t), rate]")).toBe("no error");
});
