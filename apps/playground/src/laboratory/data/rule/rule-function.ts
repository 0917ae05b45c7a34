import { cos, exp, log, sin, tanh } from "@adjoint/math";
import type { RuleFunction, RuleTree } from "./parse-rule.js";

/** The same bits in every engine: those of `Math` that are exact, and our own. */
const FUNCTIONS: Readonly<Record<RuleFunction, (a: number, b: number) => number>> = {
  sin,
  cos,
  tanh,
  exp,
  log,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  min: Math.min,
  max: Math.max,
};

/** The function of x and y that a rule describes. Where it has no value, it gives NaN or an infinite one. */
export function ruleFunction(tree: RuleTree): (x: number, y: number) => number {
  return (x, y) => evaluate(tree, { x, y, r: Math.sqrt(x * x + y * y) });
}

function evaluate(tree: RuleTree, at: Readonly<Record<"x" | "y" | "r", number>>): number {
  switch (tree.kind) {
    case "number":
      return tree.value;
    case "variable":
      return at[tree.name];
    case "minus":
      return -evaluate(tree.of, at);
    case "call": {
      const [a, b = 0] = tree.given.map((each) => evaluate(each, at));
      return FUNCTIONS[tree.name](a!, b);
    }
    case "binary": {
      const [a, b] = [evaluate(tree.left, at), evaluate(tree.right, at)];
      if (tree.operator === "+") return a + b;
      if (tree.operator === "-") return a - b;
      if (tree.operator === "*") return a * b;
      return tree.operator === "/" ? a / b : power(a, b);
    }
  }
}

/** `a^b`: by products where b is a small whole number, and else by the exponential function. */
function power(a: number, b: number): number {
  if (!Number.isInteger(b) || Math.abs(b) > 64) return exp(b * log(a));
  let product = 1;
  for (let i = 0; i < Math.abs(b); i++) product *= a;
  return b < 0 ? 1 / product : product;
}
