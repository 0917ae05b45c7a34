import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Matrix, matrix } from "@adjoint/matrix";
import type { Loss } from "@adjoint/pass";
import { fakeTerminal } from "@adjoint/terminal/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { meanSquaredError } from "../../examples/swish.js";
import { run } from "../command.js";

/** The loss of the README's example is one that `train` takes. */
const loss: Loss<Matrix> = meanSquaredError;

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gradient-check-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function check(source: string, args: readonly string[] = [], name = "module.mts") {
  const path = join(folder, name);
  await writeFile(path, source);
  return checkFile(path, args);
}

async function checkFile(path: string, args: readonly string[] = []) {
  const terminal = fakeTerminal();
  const exitCode = await run([path, ...args], terminal);
  return { exitCode, out: terminal.written(), err: terminal.complaints() };
}

/** Without the line breaks that a terminal's width makes. */
const unwrapped = (text: string) => text.replace(/\n +/g, " ");

const IDENTITY = "(x) => ({ output: x, backward: (d) => d })";
const DOUBLED =
  "(x) => ({ output: x, backward: (d) => ({ ...d, data: d.data.map((v) => 2 * v) }) })";

test("the example of the README passes, and is in the README", async () => {
  const { exitCode, out, err } = await checkFile(here("examples/swish.ts"));
  expect([exitCode, err]).toEqual([0, ""]);
  expect(loss(matrix(1, 2, [1, 2]), matrix(1, 2, [0, 4])).output).toBe(2.5);
  expect(out).toMatch(/^meanSquaredError +✓ passed /m);
  expect(out).toMatch(/^swish +✓ passed /m);
  const readme = await readFile(here("README.md"), "utf8");
  expect(readme).toContain(await readFile(here("examples/swish.ts"), "utf8"));
});

test("a wrong gradient: exit code 1; helpers are named and left alone; prints go to stderr", async () => {
  const { exitCode, out, err } = await check(
    `export const fine = ${IDENTITY};
     export const wrong = ${DOUBLED};
     export const helper = (a: number) => a + 1;
     console.log("hello");`,
  );
  expect(exitCode).toBe(1);
  expect(out).toMatch(/^fine +✓ passed/m);
  expect(out).toMatch(/^wrong +✗ failed/m);
  expect(out).toContain("helper is not checked: it returns no { output, backward }");
  expect(err).toBe("hello\n");
});

test("--export, --seed, --tolerance and --json", async () => {
  const source = `export const fine = ${IDENTITY};\nexport const wrong = ${DOUBLED};`;
  const { exitCode, out } = await check(source, ["--export", "fine", "--json", "--seed", "7"]);
  expect(exitCode).toBe(0);
  const report = JSON.parse(out);
  expect(report).toMatchObject({ seed: 7, passed: true, skipped: [] });
  expect(new Set(report.checks.map((each: { name: string }) => each.name))).toEqual(
    new Set(["fine"]),
  );
  expect((await check(source, ["--export", "wrong", "--tolerance", "0.9"])).exitCode).toBe(0);
});

test("JavaScript of CommonJS, and settings of single exports", async () => {
  const { exitCode, out } = await check(
    `exports.fine = ${IDENTITY};
     exports.wrong = ${DOUBLED};
     exports.gradientCheck = { exports: { fine: { shapes: [[2, 2]] }, wrong: false } };`,
    [],
    "module.cjs",
  );
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^fine +✓ passed /m);
  expect(out).toMatch(/^- all at 2 x 2 and there at scales /m);
  expect(out).not.toContain("wrong");
});

const SUM_OF_SQUARED_DIFFERENCES = `(p, targets) => {
  const differences = p.data.map((v, k) => v - targets.data[k]);
  return {
    output: differences.reduce((sum, d) => sum + d * d, 0),
    backward: (upstream = 1) => ({ ...p, data: differences.map((d) => 2 * d * upstream) }),
  };
}`;

test("targets of the whole module are for its losses, and its ops are checked as well", async () => {
  const { exitCode, out } = await check(
    `export const op = ${IDENTITY};
     export const wrongOp = ${DOUBLED};
     export const loss = ${SUM_OF_SQUARED_DIFFERENCES};
     export const gradientCheck = { targets: (x) => ({ ...x, data: x.data.map(Math.abs) }) };`,
  );
  expect(exitCode).toBe(1);
  expect(out).toMatch(/^op +✓ passed /m);
  expect(out).toMatch(/^wrongOp +✗ failed/m);
  expect(out).toMatch(/^loss +✓ passed /m);
  expect(out).not.toContain("is not checked");
});

test("what takes targets of the whole module neither way is skipped with both reasons", async () => {
  const { exitCode, out } = await check(
    `export const fine = ${IDENTITY};
     export const alone = (x) => ({
       output: x.data.reduce((sum, v) => sum + v, 0),
       backward: (upstream = 1) => ({ ...x, data: x.data.map(() => upstream) }),
     });
     export const neither = (x, y) => { throw new Error(y === undefined ? "none" : "some"); };
     export const gradientCheck = { targets: (x) => x };`,
  );
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^alone +✓ passed/m);
  expect(unwrapped(out)).toContain(
    "neither is not checked: it threw Error: none; called with targets, as a loss, it threw Error: some",
  );
});

test("an unnamed export that throws at its first shape is left alone, with the reason", async () => {
  const { exitCode, out } = await check(
    `export const fine = ${IDENTITY};
     export const picky = (x) => { throw new RangeError("I want 9 columns"); };`,
  );
  expect(exitCode).toBe(0);
  expect(out).toContain("picky is not checked: it threw RangeError: I want 9 columns");
});

test.each([
  ["throws", 'throw new Error("no luck");', [], "while loading .*: Error: no luck"],
  ["does not parse", "export const = 1", [], "while loading .*"],
  ["has nothing", "export const a = 1;", [], "nothing to check: .* it exports a"],
  ["lacks an export", "export const a = 1;", ["--export", "why"], 'no export "why"; there are a'],
  [
    "has an export that throws when it is named",
    'export const a = () => { throw new TypeError("no"); };',
    ["--export", "a"],
    "a: it threw TypeError: no",
  ],
  [
    "lists a loss that gives a matrix",
    `export const perRow = (x, targets) => ({ output: x, backward: (d) => d });
     export const gradientCheck = { losses: ["perRow"] };`,
    [],
    "perRow: called with targets, as a loss, its output is a matrix",
  ],
  ["ends the process", "process.exit(3);", [], "the module ended the process \\(exit code 3\\)"],
  [
    "never returns",
    "export const loop = () => { for (;;) {} };",
    ["--timeout", "3"],
    "while checking loop: nothing came back within 3 s \\(--timeout\\)",
  ],
  [
    "never loads",
    "await new Promise(() => {});",
    ["--timeout", "6"],
    "while loading .* within 6 s",
  ],
  [
    "asks for a strange shape",
    `export const a = ${IDENTITY}; export const gradientCheck = { shapes: [[1.5, 2]] };`,
    [],
    "shapes must be an array of \\[rows, columns\\], got \\[\\[1.5,2\\]\\]",
  ],
])("a module that %s: a message, exit code 2", async (_, source, args, message) => {
  const { exitCode, out, err } = await check(source, args);
  expect([exitCode, out]).toEqual([2, ""]);
  expect(err).toMatch(/^error: /);
  expect(err).toMatch(new RegExp(message));
});

test("a request to stop ends a module that loops, with the signal's exit code", async () => {
  const controller = new AbortController();
  const terminal = fakeTerminal({ signal: controller.signal });
  const path = join(folder, "loop.mts");
  await writeFile(path, "export const loop = () => { for (;;) {} };");
  setTimeout(() => controller.abort(130), 300);
  expect(await run([path], terminal)).toBe(130);
});

test("an export that throws does not end the others, and its error is told", async () => {
  const { exitCode, out } = await check(
    `const pass = ${IDENTITY};
     export const fine = pass;
     export const late = (x) => { if (x.rows > 4) throw new Error("too many rows"); return pass(x); };
     export const nothing = (x) => x.rows > 4 ? undefined : pass(x);
     export const thrower = (x) => ({ output: x, backward: () => { throw new Error("no way back"); } });`,
  );
  expect(exitCode).toBe(1);
  expect(out).toMatch(/^fine +✓ passed/m);
  expect(out).toMatch(/^late +! error/m);
  expect(unwrapped(out)).toContain("! late at 7 x 5, 17 x 20: it threw Error: too many rows\n");
  expect(out).toContain("! nothing at 7 x 5, 17 x 20: it returns no { output, backward }");
  expect(out).toMatch(/^thrower +✗ failed/m);
  expect(unwrapped(out)).toMatch(
    /✗ thrower at 1 x 1, 4 x 3, .*: its backward threw Error: no way back/,
  );
});

test("an export that takes too long, or ends the process, does not end the others", async () => {
  const { exitCode, out } = await check(
    `export const a = ${IDENTITY};
     export const loop = () => { for (;;) {} };
     export const quits = () => process.exit(3);
     export const z = ${IDENTITY};`,
    ["--timeout", "8"],
  );
  expect(exitCode).toBe(1);
  expect(out).toMatch(/^a +✓ passed/m);
  expect(out).toMatch(/^z +✓ passed/m);
  expect(unwrapped(out)).toContain("! loop: while checking loop: nothing came back within 8 s");
  expect(unwrapped(out)).toContain("the module ended the process (exit code 3)");
});

test("a factory is told how it is checked, and a file of what throws shows the errors", async () => {
  const { exitCode, err } = await check(
    `export const swish = (b) => ${IDENTITY};
     export const broken = (x) => { throw new Error("not today"); };`,
  );
  expect(exitCode).toBe(2);
  expect(err).toContain("nothing to check");
  expect(err).toContain("- broken: it threw Error: not today\n");
  expect(err).toContain(
    "- swish: it returns a function, as a factory does; say how it is made: gradientCheck.exports.swish = { create: () => swish(...) }",
  );
});

test("a misspelled export is told its name", async () => {
  const { exitCode, err } = await check(`export const swish = ${IDENTITY};`, ["--export", "swich"]);
  expect(exitCode).toBe(2);
  expect(err).toContain('no export "swich"; did you mean "swish"?');
});

test("a network with its loss, dropout that draws from its factory, and a float32 twin", async () => {
  const { exitCode, out } = await checkFile(here("testing/settings.ts"));
  expect(unwrapped(out)).not.toMatch(/^[✗!?] /m);
  expect(exitCode).toBe(0);
  for (const name of ["network", "dropout", "layer"]) {
    expect(out).toMatch(new RegExp(`^${name} +✓ passed`, "m"));
  }
  const args = ["--dtype", "float32", "--export", "network", "--export", "dropout"];
  expect((await checkFile(here("testing/settings.ts"), args)).exitCode).toBe(0);
});

test("a dense layer of 300 x 300: projections, and then the entries of one that is wrong", async () => {
  const { exitCode, out } = await checkFile(here("testing/large.ts"));
  expect(exitCode).toBe(1);
  expect(out).toMatch(/^right +✓ passed/m);
  expect(unwrapped(out)).toMatch(
    /✗ wrong at 4 x 300: the gradient of weights is wrong in \d+ of \d+ entries looked at, of 90000/,
  );
  expect(unwrapped(out)).toContain("It is half of what it should be");
});
