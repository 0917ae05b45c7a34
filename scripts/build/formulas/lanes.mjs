// The SIMD kernels of a formula: AssemblyScript, generic over f32 and f64, in which every number of the
// formula is a vector, and which runs over arrays in linear memory.
import { printNumber } from "./expression.mjs";

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
 * results, the length, and the settings.
 */
export function printLanes({ name, operands, settings, statements, results, scope }) {
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
  const read = used.map((k) => operands[k]);
  const loop = functions.size > 0 ? oneBody : twoBodies;
  const text = kernels({ name, read, settings, results: results.length, body, loop });
  return { text, functions, used };
}

function kernels({ name, read, settings, results, body, loop }) {
  // What is the kernel's own begins with $; an address or a setting is a name of the formula and $.
  const targets = Array.from({ length: results }, (_, k) => `$to${k}`);
  const addresses = [...read.map((operand) => `${operand}$`), ...targets];
  const numbers = settings.map((setting) => `${setting}$`);
  const parameters = [...addresses.map((each) => `${each}: usize`), "$length: usize"];
  const all = [...parameters, ...numbers.map((each) => `${each}: f64`)].join(", ");
  const passed = [...addresses, "$length", ...numbers].join(", ");
  const exported = ["32", "64"].map(
    (bits) =>
      `export function ${name}Float${bits}(${all}): void {\n  $$${name}<f${bits}>(${passed});\n}\n\n`,
  );
  const splats = settings.map((setting) => `const ${setting} = v128.splat<T>(<T>${setting}$);`);
  const loads = (load) => read.map((operand) => `const ${operand} = ${load(`${operand}$ + $at`)};`);
  const stores = (store) => targets.map((target, k) => store(`${target} + $at`, `$${k}`));
  return `${exported.join("")}function $$${name}<T>(${all}): void {
  const $bytes = $length * sizeof<T>();
${indent(splats, 2)}  let $at: usize = 0;
${loop({ loads, body, stores })}}
`;
}

const WHOLE = {
  load: (at) => `v128.load(${at})`,
  store: (at, value) => `v128.store(${at}, ${value});`,
};
/** A single element: one lane is stored, the others are computed in vain. */
const SINGLE = {
  load: (at) => `v128.load_splat<T>(${at})`,
  store: (at, value) => `v128.store_lane<T>(${at}, ${value}, 0);`,
};

/** The loop of a formula of a few operations: it would spend its time in asking how much is left. */
function twoBodies({ loads, body, stores }) {
  const lines = ({ load, store }) => indent([...loads(load), ...body, ...stores(store)], 4);
  return `\
  for (const $whole = $bytes & ~15; $at < $whole; $at += 16) {
${lines(WHOLE)}\
  }
  for (; $at < $bytes; $at += sizeof<T>()) {
${lines(SINGLE)}\
  }
`;
}

/** The loop of a formula that calls functions: each of its bodies would hold all of them. */
function oneBody({ loads, body, stores }) {
  const load = (at) => `$full ? ${WHOLE.load(at)} : ${SINGLE.load(at)}`;
  return `\
  if ($bytes == 0) return;
  // Tested at its end: only then does V8 keep the constants of the loop's body in registers.
  do {
    const $full = $bytes - $at >= 16;
${indent([...loads(load), ...body], 4)}\
    if ($full) {
${indent(stores(WHOLE.store), 6)}\
    } else {
${indent(stores(SINGLE.store), 6)}\
    }
    $at += $full ? 16 : sizeof<T>();
  } while ($at < $bytes);
`;
}

const indent = (lines, by) => lines.map((line) => `${" ".repeat(by)}${line}\n`).join("");
