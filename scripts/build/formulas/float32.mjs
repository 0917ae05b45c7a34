// The float32 twin of a formula: TypeScript in which every operation is rounded to float32.
import { printNumber } from "./expression.mjs";

const PRINTER = {
  constant: (value) => decimal(Math.fround(value)),
  arithmetic: (operator, a, b) => `fround(${a} ${operator} ${b})`,
  negate: (a) => `(-${a})`,
  compare: (operator, a, b) => `${a} ${operator} ${b}`,
  choose: (test, a, b) => `(${test} ? ${a} : ${b})`,
  // Absolute values, the smaller and the larger of float32 numbers are float32 numbers.
  ofMath: (name, numbers) =>
    name === "sqrt" ? `fround(Math.sqrt(${numbers[0]}))` : `Math.${name}(${numbers.join(", ")})`,
  call: (name, a) => `${name}Float32(${a})`,
};

const decimal = (value) => (Object.is(value, -0) ? "-0" : String(value));

/**
 * `{ text, functions }`: an arrow function, and the functions of @adjoint/math that it calls. The text is
 * undefined where the formula is its own twin, for storing a result rounds it: where that is all the
 * rounding there is. For + - * / and sqrt, computing in float64 and rounding once gives float32's bits.
 */
export function printFloat32({ operands, settings, statements, results, scope }) {
  const functions = new Set();
  let rounds = 0;
  const printer = {
    ...PRINTER,
    constant: (value) => {
      if (Math.fround(value) !== value) rounds += 2;
      return PRINTER.constant(value);
    },
    arithmetic: (...given) => {
      rounds += 1;
      return PRINTER.arithmetic(...given);
    },
    ofMath: (name, numbers) => {
      if (name === "sqrt") rounds += 1;
      return PRINTER.ofMath(name, numbers);
    },
    call: (name, a) => {
      functions.add(name);
      return PRINTER.call(name, a);
    },
  };
  const print = (node) => printNumber(node, printer, scope);
  const parameters = [...operands, ...settings].map((name) => `${name}: number`).join(", ");
  const body = statements.map(({ name, value }) => `const ${name} = ${print(value)};`);
  const values = results.map(print);
  const result = values.length === 1 ? values[0] : `[${values.join(", ")}]`;
  const text =
    body.length === 0
      ? `(${parameters}) => ${result}`
      : `(${parameters}) => {\n${[...body, `return ${result};`].map((line) => `  ${line}\n`).join("")}}`;
  const isLast = rounds === 1 && body.length === 0 && values.length === 1 && isRounded(values[0]);
  const isOwnTwin = functions.size === 0 && (rounds === 0 || isLast);
  return { text: isOwnTwin ? undefined : text, functions };
}

/** Whether the rounding is the last operation, and no comparison comes after it. */
const isRounded = (text) => text.startsWith("fround(");
