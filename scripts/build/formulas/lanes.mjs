// The SIMD kernels of a formula: AssemblyScript, generic over f32 and f64, in which every number of the
// formula is a vector, and which runs over arrays in linear memory.

import { broadcastLoop } from "./broadcast-loop.mjs";
import { printNumber } from "./expression.mjs";
import { flatLoop, tableLoop } from "./flat-loop.mjs";

const ARITHMETIC = { "+": "add", "-": "sub", "*": "mul", "/": "div" };
const COMPARISONS = { "<": "lt", "<=": "le", ">": "gt", ">=": "ge", "===": "eq", "!==": "ne" };

const constant = (value) => `v128.splat<T>(<T>${decimal(value)})`;
const ZERO = constant(0);

/** Both branches of `?:` are computed, and the comparison's mask of bits chooses between them. */
function choose(test, a, b) {
  // The bits of 0 are all 0.
  if (a === ZERO) return `v128.andnot(${b}, ${test})`;
  if (b === ZERO) return `v128.and(${a}, ${test})`;
  return `v128.bitselect(${a}, ${b}, ${test})`;
}

const PRINTER = {
  constant,
  arithmetic: (operator, a, b) => `v128.${ARITHMETIC[operator]}<T>(${a}, ${b})`,
  negate: (a) => `v128.neg<T>(${a})`,
  compare: (operator, a, b) => `v128.${COMPARISONS[operator]}<T>(${a}, ${b})`,
  choose,
  // Of `min` and `max` WebAssembly says what JavaScript says: NaN where one is, and -0 is below 0.
  ofMath: (name, numbers) => `v128.${name}<T>(${numbers.join(", ")})`,
  call: (name, a) => `${name}<T>(${a})`,
};

/** AssemblyScript takes a number for a float only where it has a point or an exponent. */
function decimal(value) {
  const text = Object.is(value, -0) ? "-0" : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/**
 * `{ text, functions, used }`: a kernel of each dtype, the functions of @adjoint/math it calls, and
 * the indices of the operands it reads. Its parameters are the addresses of those operands and of all
 * results (in a table, where it works in place), then numbers that say where elements lie, then the settings.
 */
export function printLanes(formula) {
  const { name, operands, settings, statements, results, broadcasts, inPlace, scope } = formula;
  const functions = new Set();
  const names = new Set();
  const printer = {
    ...PRINTER,
    call: (called, a) => {
      functions.add(called);
      return PRINTER.call(called, a);
    },
  };
  const noting = {
    ...scope,
    kindOf: (read) => {
      names.add(read);
      return scope.kindOf(read);
    },
  };
  const print = (node) => printNumber(node, printer, noting);
  const body = [
    ...statements.map(({ name: local, value }) => `const ${local} = ${print(value)};`),
    ...results.map((value, k) => `const $${k} = ${print(value)};`),
  ];
  const used = operands.flatMap((operand, k) => (names.has(operand) ? [k] : []));
  // What is the kernel's own begins with $; an address or a setting is a name of the formula and $.
  const targets = results.map((_, k) => (inPlace ? `${operands[k]}$` : `$to${k}`));
  const read = used.map((k) => operands[k]);
  const loop = (broadcasts ? broadcastLoop : inPlace ? tableLoop : flatLoop)({
    operands,
    read,
    body,
    targets,
    callsFunctions: functions.size > 0,
  });
  const addresses = inPlace ? [] : [...read.map((operand) => `${operand}$`), ...targets];
  const parameters = [
    ...addresses.map((at) => [at, "usize"]),
    ...loop.numbers.map((number) => [number, "usize"]),
    ...settings.map((setting) => [`${setting}$`, "f64"]),
  ];
  const splats = settings
    .filter((setting) => names.has(setting))
    .map((setting) => `  const ${setting} = v128.splat<T>(<T>${setting}$);\n`);
  return { text: printKernels(name, parameters, splats.join("") + loop.text), functions, used };
}

/** A function of either dtype, and the generic one that both call. */
function printKernels(name, parameters, body) {
  const all = parameters.map(([parameter, type]) => `${parameter}: ${type}`).join(", ");
  const passed = parameters.map(([parameter]) => parameter).join(", ");
  const exported = ["32", "64"].map(
    (bits) =>
      `export function ${name}Float${bits}(${all}): void {\n  $$${name}<f${bits}>(${passed});\n}\n\n`,
  );
  return `${exported.join("")}function $$${name}<T extends number>(${all}): void {\n${body}}\n`;
}
