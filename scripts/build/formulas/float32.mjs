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

/** `{ text, functions }`: an arrow function, and the functions of @adjoint/math that it calls. */
export function printFloat32({ operands, settings, statements, results, scope }) {
  const functions = new Set();
  const printer = {
    ...PRINTER,
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
  return { text, functions };
}
