// The one walk over an expression of a formula: from a syntax tree (ESTree) to the text of a printer.
// Both languages are printed by it, so that they compute the same operations in the same order.
import { MATH_FUNCTIONS } from "./math-functions.mjs";

const ARITHMETIC = new Set(["+", "-", "*", "/"]);
const COMPARISONS = new Set(["<", "<=", ">", ">=", "===", "!=="]);
/** Functions of `Math` whose bits are the same everywhere, and how many numbers they take. */
const OF_MATH = { abs: 1, sqrt: 1, min: 2, max: 2 };
const LISTED = "abs, sqrt, min and max";

/** What to write in the place of what a formula may not hold. */
const INSTEAD = {
  "**": "`**` has no lanes: write the product, x * x",
  "%": "`%` has no lanes: a formula has + - * / only",
  "==": "write === in the place of ==",
  "!=": "write !== in the place of !=",
  "&&": "`&&` is not for formulas: put one ?: into the other",
  "||": "`||` is not for formulas: put one ?: into the other",
  "!": "`!` is not for formulas: change the sides of ?:",
  "unary +": "a leading + is not for formulas: leave it out",
  ArrayExpression: "an array is only for what the formula returns",
  ArrowFunctionExpression:
    "a function within a formula has no lanes: write its expression in its place",
  TemplateLiteral: "a formula uses numbers only",
  AssignmentExpression: "a value is given once: declare another const",
  UpdateExpression: "a value is given once: declare another const",
  TSNonNullExpression: "a formula's values are numbers: leave the ! out",
  TSAsExpression: "a formula's values are numbers: leave the `as` out",
};

/**
 * A number in the printer's language.
 *
 * `scope.kindOf(name)` is "number" for parameters and constants of the formula, a value for a number
 * of the module, `{ math: name }` for a function of @adjoint/math; `scope.fail(node, message)` throws.
 */
export function printNumber(node, printer, scope) {
  const inner = (child) => printNumber(child, printer, scope);
  const value = constantOf(node, scope);
  if (value !== undefined) return printer.constant(value);
  switch (node.type) {
    case "Identifier":
      return printName(node, scope);
    case "UnaryExpression":
      if (node.operator === "-") return printer.negate(inner(node.argument));
      break;
    case "BinaryExpression":
      if (ARITHMETIC.has(node.operator)) {
        return printer.arithmetic(node.operator, inner(node.left), inner(node.right));
      }
      if (COMPARISONS.has(node.operator)) {
        scope.fail(node, "a comparison stands only in front of ?:, where it chooses a number");
      }
      break;
    case "ConditionalExpression":
      return printer.choose(
        printTest(node.test, printer, scope),
        inner(node.consequent),
        inner(node.alternate),
      );
    case "CallExpression":
      return printCall(node, printer, scope);
  }
  return scope.fail(node, insteadOf(node));
}

function insteadOf(node) {
  const key = node.type === "UnaryExpression" ? unaryKey(node) : (node.operator ?? node.type);
  return INSTEAD[key] ?? INSTEAD[node.type] ?? otherwise(node);
}

const unaryKey = ({ operator }) => (operator === "+" ? "unary +" : operator);

function otherwise(node) {
  if (node.type === "Literal") return "a formula uses numbers only";
  return `${node.type} is not for formulas: they have numbers, + - * /, ?:, const, Math.${LISTED.replace(/, | and /g, "|")} and functions of @adjoint/math`;
}

function printName(node, scope) {
  const kind = scope.kindOf(node.name);
  if (kind === "number") return node.name;
  if (kind?.math) return scope.fail(node, `${node.name} is a function: call it`);
  return scope.fail(
    node,
    `${node.name} is not known here: a formula sees its parameters, its own const, and const numbers of its file`,
  );
}

/** A comparison in front of `?:`. */
function printTest(node, printer, scope) {
  if (node.type === "BinaryExpression" && COMPARISONS.has(node.operator)) {
    const [a, b] = [node.left, node.right].map((side) => printNumber(side, printer, scope));
    return printer.compare(node.operator, a, b);
  }
  return scope.fail(
    node,
    INSTEAD[node.operator] ?? "in front of ?: stands a comparison of two numbers",
  );
}

/** The value of a literal, of `Math.PI` and its like, and of a constant of the module. */
export function constantOf(node, scope) {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "number" ? representable(node, node.value, scope) : undefined;
    case "UnaryExpression": {
      if (node.operator !== "-") return undefined;
      const value = constantOf(node.argument, scope);
      return value === undefined ? undefined : -value;
    }
    case "MemberExpression": {
      const name = node.property.name;
      if (!isMath(node, scope)) return undefined;
      if (typeof Math[name] === "number") return Math[name];
      return scope.fail(
        node,
        `Math.${name} is not for formulas: call Math.${LISTED}, or write a number`,
      );
    }
    case "Identifier": {
      const kind = scope.kindOf(node.name);
      return typeof kind === "number" ? representable(node, kind, scope) : undefined;
    }
  }
  return undefined;
}

function isMath(node, scope) {
  return (
    node.type === "MemberExpression" &&
    !node.computed &&
    node.object.type === "Identifier" &&
    node.object.name === "Math" &&
    scope.kindOf("Math") === undefined
  );
}

/** In float32 a constant must not become something else than a rounded one. */
function representable(node, value, scope) {
  const single = Math.fround(value);
  if (value !== 0 && (single === 0 || !Number.isFinite(single))) {
    scope.fail(node, `${value} is ${single} in float32: choose a number that float32 holds`);
  }
  return value;
}

function printCall(node, printer, scope) {
  const { callee } = node;
  const numbers = () => node.arguments.map((argument) => printNumber(argument, printer, scope));
  if (isMath(callee, scope)) {
    const name = callee.property.name;
    const wanted = OF_MATH[name];
    if (wanted === undefined) scope.fail(node, insteadOfMath(name));
    if (wanted !== node.arguments.length) {
      scope.fail(node, `Math.${name} takes ${wanted} here, got ${node.arguments.length}`);
    }
    return printer.ofMath(name, numbers());
  }
  const kind = callee.type === "Identifier" ? scope.kindOf(callee.name) : undefined;
  if (kind?.math === undefined) {
    scope.fail(node, `this function has no lanes: call Math.${LISTED}, or ${mathFunctions()}`);
  }
  if (!MATH_FUNCTIONS.has(kind.math)) {
    scope.fail(node, `${kind.math} has no lanes yet: call ${mathFunctions()}`);
  }
  if (node.arguments.length !== 1) {
    scope.fail(node, `${kind.math} takes 1 number, got ${node.arguments.length}`);
  }
  return printer.call(kind.math, numbers()[0]);
}

function insteadOfMath(name) {
  if (MATH_FUNCTIONS.has(name)) {
    return `the bits of Math.${name} differ between engines: import { ${name} } from "@adjoint/math"`;
  }
  if (name === "pow") return "Math.pow has no lanes: write the product, x * x";
  return `Math.${name} is not for formulas: call Math.${LISTED}, or ${mathFunctions()}`;
}

const mathFunctions = () => `${[...MATH_FUNCTIONS.keys()].sort().join(", ")} of @adjoint/math`;
