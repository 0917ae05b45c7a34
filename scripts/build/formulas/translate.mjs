// From a source file with formulas to what the build makes of it: the float32 twins in TypeScript, and
// the kernels in AssemblyScript.
import { posix, sep } from "node:path";
import { findFormulas } from "./find-formulas.mjs";
import { printFloat32 } from "./float32.mjs";
import { printLanes } from "./lanes.mjs";
import { MATH_FUNCTIONS } from "./math-functions.mjs";

/**
 * `{ kernels, twins }` of a file: the source of its kernels, and a function that prints the generated
 * module around the compiled bytes.
 */
export function translate(file, text) {
  const formulas = findFormulas(file, text).map((formula) => ({
    ...formula,
    float32: printFloat32(formula),
    lanes: printLanes(formula),
  }));
  return {
    kernels: printKernels(file, formulas),
    twins: (bytes, head) => printTwins(formulas, bytes, head),
  };
}

function printKernels(file, formulas) {
  const imports = functionsOf(formulas, "lanes").map(
    (name) => `import { ${name} } from "@adjoint/math/src/${MATH_FUNCTIONS.get(name)}.lanes";
`,
  );
  return [
    `// Made by scripts/build/formulas from ${posixPath(file)}: the same formulas, a vector at a time.\n`,
    ...imports,
    "\n",
    formulas.map(({ lanes }) => lanes.text).join("\n"),
  ].join("");
}

function printTwins(formulas, { memoryFlags, hex }, head) {
  const functions = functionsOf(formulas, "float32").map((name) => `${name}Float32`);
  const twins = formulas.flatMap(({ name, float32: { text } }) =>
    text === undefined ? [] : `    ${name}: ${indent(text)},\n`,
  );
  const text = twins.join("");
  const operands = formulas.map(({ name, lanes }) => `    ${name}: [${lanes.used.join(", ")}],\n`);
  return [
    `${head}\n`,
    functions.length === 0 ? "" : `import { ${functions.join(", ")} } from "@adjoint/math";\n\n`,
    text.includes("fround(") ? "const fround = Math.fround;\n\n" : "",
    "/** The formulas, compiled: see `Compiled` of @adjoint/matrix/kit. */\n",
    `export const compiled = {\n  float32: {\n${text}  },\n  operands: {\n${operands.join("")}  },\n`,
    `  memoryFlags: ${memoryFlags},\n  hex:\n    "${hex}",\n} as const;\n`,
  ].join("");
}

function functionsOf(formulas, language) {
  return [...new Set(formulas.flatMap((formula) => [...formula[language].functions]))].sort();
}

const indent = (text) => text.replaceAll("\n", "\n    ");
const posixPath = (path) => path.split(sep).join(posix.sep);
