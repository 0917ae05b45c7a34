// A formula's kernels against the formula itself (float64) and against its twin (float32), bit for bit: for each
// kind of node, and for every formula of the repository.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as math from "@adjoint/math";
import { guarded, kernelModule, kernelsRun } from "@adjoint/matrix/kit";
import { randomState } from "@adjoint/random";
import { transformSync } from "esbuild";
import { afterAll, describe, expect, test } from "vitest";
import { kernelModules, translateFormulas } from "../kernels.mjs";
import { findFormulas } from "./find-formulas.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const SPECIALS = [
  [0, -0, nan, inf, -inf, 1, -1, 0.1, -2.5],
  // Subnormal and largest numbers of both dtypes, and where functions overflow.
  [1.4e-45, -1e-40, 5e-324, 3.4028234663852886e38, -1.7976931348623157e308, 88.8, -104, 710],
].flat();
/** What the settings of a formula are, in turn: 0 and 1 choose its ways. */
const SETTINGS = [
  [0.1, -2, 0.5],
  [-0, nan],
  [0, 0.25, 1, 3],
  [1, 0.75, 0],
];

/** Numbers of the sizes where functions bend, after all the special ones. */
const random = randomState(0);
const VALUES = [...SPECIALS, ...Array.from({ length: 40 }, () => random.normal(0, 4))];

/** The bits of a formula's kernel: `{ compiled, formulas, text }`, as the build makes and reads them. */
function expectBits({ compiled, formulas, text }) {
  const run = kernelModule(compiled)();
  expect(kernelsRun(), "else the twin would be compared with itself").toBe(true);
  for (const formula of formulas) {
    const read = compiled.operands[formula.name];
    for (const dtype of ["float32", "float64"]) {
      const kernel = run[formula.name + (dtype === "float32" ? "Float32" : "Float64")];
      const own = evaluate(formula.arrow, text);
      const twin = dtype === "float32" ? (compiled.float32[formula.name] ?? own) : own;
      if (formula.broadcasts) {
        for (const shape of broadcastShapes(formula.operands.length, dtype)) {
          expectSameBroadcast({ formula, read, dtype, kernel, twin, ...shape });
        }
        continue;
      }
      for (const [length, offset] of lengthsAndOffsets(formula.operands.length, dtype)) {
        for (const turn of formula.settings.length > 0 ? SETTINGS : [[]]) {
          const settings = formula.settings.map((_, i) => turn[i % turn.length]);
          const expectSame = formula.inPlace ? expectSameInPlace : expectSameResults;
          expectSame({ formula, read, dtype, kernel, twin, length, offset, settings });
        }
      }
    }
  }
}

/** From nothing to two vectors and one at every offset, then all pairs, and many triples. */
function lengthsAndOffsets(operands, dtype) {
  const lanes = dtype === "float32" ? 4 : 2;
  const short = Array.from({ length: 2 * lanes + 2 }, (_, length) =>
    Array.from({ length: lanes }, (_, offset) => [length, offset]),
  );
  return [...short.flat(), [Math.min(VALUES.length ** operands, 4000), 1]];
}

/** Up to two vectors and one by three rows, with operands repeated in every way, at every offset. */
function* broadcastShapes(operands, dtype) {
  const lanes = dtype === "float32" ? 4 : 2;
  for (const rows of [0, 1, 3]) {
    for (let columns = 0; columns <= 2 * lanes + 1; columns++) {
      for (let way = 0; way < 4 ** operands; way++) {
        const ways = Array.from({ length: operands }, (_, k) => (way >> (2 * k)) & 3);
        const shapes = ways.map((bits) => [bits & 1 ? 1 : rows, bits & 2 ? 1 : columns]);
        const least = (k) => Math.min(...shapes.map((shape) => shape[k]));
        const most = (k) => (least(k) === 0 ? 0 : Math.max(...shapes.map((shape) => shape[k])));
        if (most(0) !== rows || most(1) !== columns) continue;
        yield { rows, columns, shapes, offset: way % lanes };
      }
    }
  }
}

/** The element of an operand that stands in row i and column j, when it is repeated. */
const repeated = ([rows, columns], i, j) =>
  (rows === 1 ? 0 : i * columns) + (columns === 1 ? 0 : j);

function expectSameBroadcast(given) {
  const { formula, read, dtype, kernel, twin, rows, columns, shapes, offset } = given;
  const array = dtype === "float32" ? Float32Array : Float64Array;
  const operands = shapes.map(([height, width], i) =>
    array.from({ length: height * width }, (_, k) => {
      return VALUES[(k * (i + 3) + i * 7 + rows + columns + offset) % VALUES.length];
    }),
  );
  const wanted = new array(rows * columns);
  for (let k = 0; k < wanted.length; k++) {
    const at = shapes.map((shape) => repeated(shape, Math.floor(k / columns), k % columns));
    wanted[k] = twin(...operands.map((values, i) => values[at[i]]));
  }
  const inputs = read.map((i) => guarded(dtype, operands[i], (offset + i) % 4));
  const output = guarded(dtype, wanted.slice().fill(7), (offset + 3) % 4);
  const strides = read.flatMap((i) => {
    const [height, width] = shapes[i];
    return [height === 1 ? 0 : width * array.BYTES_PER_ELEMENT, width === 1 ? 0 : -1];
  });
  const addresses = [...inputs, output].map(({ data }) => data.byteOffset);
  kernel(...addresses, rows, columns, ...strides);
  const wrong = output.data.findIndex((value, k) => !Object.is(value, wanted[k]));
  const found = wrong < 0 ? [] : [rows, columns, shapes, output.data[wrong], wanted[wrong]];
  expect(found, `${formula.name}, ${dtype}: shapes, kernel, twin`).toEqual([]);
  expect(output.intact(), `${formula.name} writes between its guards`).toBe(true);
}

function expectSameResults({ formula, read, dtype, kernel, twin, length, offset, settings }) {
  const array = dtype === "float32" ? Float32Array : Float64Array;
  const n = VALUES.length;
  const operands = formula.operands.map((_, i) =>
    array.from({ length }, (_, k) => VALUES[(Math.floor(k / n ** i) + i * offset + length) % n]),
  );
  const numbers = settings.map((value) => array.of(value)[0]);
  const wanted = formula.results.map(() => new array(length));
  for (let k = 0; k < length; k++) {
    const values = [twin(...operands.map((values) => values[k]), ...numbers)].flat();
    wanted.forEach((result, j) => {
      result[k] = values[j];
    });
  }
  const inputs = read.map((i) => guarded(dtype, operands[i], (offset + i) % 4));
  const outputs = wanted.map((result, j) =>
    guarded(dtype, result.slice().fill(7), (offset + j + 1) % 4),
  );
  kernel(...[...inputs, ...outputs].map(({ data }) => data.byteOffset), length, ...numbers);
  outputs.forEach(({ data, intact }, j) => {
    const at = data.findIndex((value, k) => !Object.is(value, wanted[j][k]));
    const found = at < 0 ? [] : [operands.map((values) => values[at]), data[at], wanted[j][at]];
    expect(found, `${formula.name}, ${dtype}: operands, kernel, twin`).toEqual([]);
    expect(intact(), `${formula.name} writes between its guards`).toBe(true);
  });
}

/** A table of two lists of operands, of this length and of one more, whose first ones are written over. */
function expectSameInPlace({ formula, dtype, kernel, twin, length, offset, settings }) {
  const array = dtype === "float32" ? Float32Array : Float64Array;
  const n = VALUES.length;
  const numbers = settings.map((value) => array.of(value)[0]);
  const table = [];
  const checks = [length, length + 1].map((size) => {
    const operands = formula.operands.map((_, i) =>
      array.from(
        { length: size },
        (_, k) => VALUES[(Math.floor(k / n ** i) + i * offset + size) % n],
      ),
    );
    const wanted = operands.map((values) => values.slice());
    for (let k = 0; k < size; k++) {
      const values = [twin(...operands.map((each) => each[k]), ...numbers)].flat();
      values.forEach((value, j) => {
        wanted[j][k] = value;
      });
    }
    const lists = operands.map((values, i) => guarded(dtype, values, (offset + i) % 4));
    table.push(size, ...lists.map(({ data }) => data.byteOffset));
    return () => {
      lists.forEach(({ data, intact }, j) => {
        const at = data.findIndex((value, k) => !Object.is(value, wanted[j][k]));
        const found = at < 0 ? [] : [operands.map((each) => each[at]), data[at], wanted[j][at]];
        expect(found, `${formula.name}, ${dtype}: operands, kernel, twin`).toEqual([]);
        expect(intact(), `${formula.name} writes between its guards`).toBe(true);
      });
    };
  });
  const { data } = guarded("float32", table);
  new Uint32Array(data.buffer, data.byteOffset, table.length).set(table);
  kernel(data.byteOffset, 2, ...numbers);
  for (const check of checks) check();
}

/** The function that an arrow's text is, with the names of its file that a formula may use. */
function evaluate({ start, end }, text) {
  const constants = [...text.matchAll(/^const [A-Z_]+ = [^;]+;/gm)].join("\n");
  const [, imported = ""] = /import \{([^}]*)\} from "@adjoint\/math"/.exec(text) ?? [];
  const functions = imported.replaceAll(" as ", ": ");
  const source = `const {${functions}} = math; ${constants}\nuse(${text.slice(start, end)});`;
  const { code } = transformSync(source, { loader: "ts" });
  let formula;
  new Function("math", "use", code)(math, (given) => {
    formula = given;
  });
  return formula;
}

const folder = join("node_modules", ".cache", "adjoint", `formulas-${process.pid}`);
afterAll(() => rmSync(join(root, folder), { recursive: true, force: true }));

/** As the build does it, but beside the repository's own modules. */
async function compile(name, formulas, before = "", maker = "elementwise") {
  const text = `import { ${Object.keys(math).join(", ")} } from "@adjoint/math";
import { compiled } from "./generated/${name}.js";
${before}
${maker}({ ${formulas} }, compiled);`;
  mkdirSync(join(root, folder), { recursive: true });
  const module = await translateFormulas(`${name}.ts`, text, join(folder, `${name}.ts`), "");
  const path = join(root, folder, `${name}-compiled.ts`);
  writeFileSync(path, module.text);
  const { compiled } = await import(pathToFileURL(path).href);
  return { compiled, formulas: findFormulas(`${name}.ts`, text), text };
}

test("each kind of node", async () => {
  const kinds = [
    "number: (x) => 0.1 + (x - 1e-3 * 3)",
    "negativeNumbers: (x) => (x === -0 ? -0 : -0.1)",
    "mathConstant: (x) => x * Math.SQRT1_2 + -Math.PI",
    "moduleConstant: (x) => x * FACTOR - -FACTOR",
    "add: (a, b) => a + b",
    "subtract: (a, b) => a - b",
    "multiply: (a, b) => a * b",
    "divide: (a, b) => a / b",
    "negate: (x) => -x",
    "less: (a, b) => (a < b ? 1 : 2)",
    "lessOrEqual: (a, b) => (a <= b ? 1 : 2)",
    "greater: (a, b) => (a > b ? 1 : 2)",
    "greaterOrEqual: (a, b) => (a >= b ? 1 : 2)",
    "equal: (a, b) => (a === b ? 1 : 2)",
    "notEqual: (a, b) => (a !== b ? 1 : 2)",
    "chooseZero: (a, b) => (a < b ? 0 : b)",
    "orZero: (a, b) => (a < b ? a : 0)",
    // Both branches are computed, and the one that is not chosen leaves no trace.
    "chooseOfInvalid: (a, b) => (a > 0 ? Math.sqrt(a) / b : 0 * b)",
    "nested: (a, b) => (a < b ? (a < 0 ? -a : a) : a === b ? 0 : b)",
    "abs: (x) => Math.abs(x)",
    "sqrt: (x) => Math.sqrt(x)",
    // NaN where one is, and -0 below 0: WebAssembly's words and JavaScript's.
    "min: (a, b) => Math.min(a, b)",
    "max: (a, b) => Math.max(a, b)",
    "constants: (a, b) => { const c = a * b, d = c + 1; const e = c / d; return e - d; }",
    "several: (a, b) => [a, a + b, -b]",
    "fused: (a, b, c) => a * b + c",
    "unused: (_a, b, _c) => b + 1",
    "ignoring: (_x) => 2",
    "settings: { operands: 2, formula: (a, b, share, _other) => a + share * (b - a) }",
    "types: (x: number) => x + 1",
    // Words of what is printed around a formula, and its own name.
    "names: { operands: 2, formula: (at, to0, length, names) => [at * length, to0 + names] }",
  ];
  expectBits(await compile("kinds", kinds.join(", "), "const FACTOR = 0.1;"));
});

test("each function of @adjoint/math that has lanes", async () => {
  const calls = ["exp", "expm1", "log", "log1p", "tanh", "erf", "flush"];
  expectBits(
    await compile("functions", calls.map((name) => `${name}: (x, y) => ${name}(x) * y`).join(", ")),
  );
});

test("formulas that broadcast: of one to three operands, unused ones, and with functions", async () => {
  const kinds = [
    "one: (x) => -x",
    "two: (a, b) => a - b",
    "three: (a, b, c) => (a !== 0 ? b : c)",
    "unusedFirst: (_a, b) => b * b",
    "unusedLast: (a, _b, _c) => a * a",
    "ignoring: (_a, _b) => 2",
    'named: { operands: ["m", "low", "high"], formula: (m, low, high) => Math.min(Math.max(m, low), high) }',
    "calling: (a, b) => exp(a) * b",
    "callingThree: (a, b, c) => tanh(a * b) + c",
  ];
  expectBits(await compile("broadcasts", kinds.join(", "), "", "broadcasting"));
});

test("formulas in place: of one result and several, unused operands, and with functions", async () => {
  const kinds = [
    'one: { operands: ["x"], formula: (x) => -x }',
    'fewer: { operands: ["w", "dw"], formula: (w, dw, rate) => w - rate * dw }',
    'overwritten: { operands: ["a", "b", "c"], formula: (_a, b, _c) => [b, -b] }',
    'calling: { operands: ["a", "b"], formula: (a, b, share) => [exp(a) * share, a + b] }',
  ];
  expectBits(await compile("places", kinds.join(", "), "", "inPlace"));
});

test("in float32 every operation is rounded, and a constant once", async () => {
  const { float32 } = (await compile("rounding", "f: (a, b) => a * a - b, c: (x) => 0.1 * x"))
    .compiled;
  // (1 + 2^-12)² is 1 + 2^-11 + 2^-24, of which float32 has no room for the last.
  expect(float32.f(1 + 2 ** -12, 1)).toBe(2 ** -11);
  expect(float32.c(1)).toBe(0.10000000149011612);
});

test("a formula that storing its result rounds enough is its own twin in float32", async () => {
  const own = [
    "sum: (a, b) => a + b",
    "root: (x) => Math.sqrt(x)",
    "largest: (a, b) => Math.max(a, b)",
    "chosen: (a, b) => { const c = -a; return [a < 0 ? c : a, b]; }",
    "half: (x) => 0.5 * x",
  ];
  const others = [
    "constant: (x) => (x < 0 ? 0 : 0.1)",
    "compared: (a, b) => (a + b < 1 ? 1 : 2)",
    "negated: (a, b) => Math.max(a, b - a)",
    "twice: (a, b) => a * a + b",
    "called: (x) => exp(x)",
  ];
  const { compiled } = await compile("own", [...own, ...others].join(", "));
  expect(Object.keys(compiled.float32)).toEqual(others.map((text) => text.split(":")[0]));
});

const modules = kernelModules().filter(({ source, kernels }) => source !== kernels);

test("there are formulas", () => {
  expect(modules.length).toBeGreaterThan(0);
});

describe("every formula of the repository", () => {
  test.each(modules)("$source", async ({ source, target }) => {
    const text = readFileSync(join(root, source), "utf8");
    const { compiled } = await import(pathToFileURL(join(root, target)).href);
    expectBits({ compiled, formulas: findFormulas(source, text), text });
  });
});
