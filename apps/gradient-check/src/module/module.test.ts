import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fakeTerminal } from "@adjoint/terminal/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../command.js";

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

const IDENTITY = "(x) => ({ output: x, backward: (d) => d })";
const DOUBLED =
  "(x) => ({ output: x, backward: (d) => ({ ...d, data: d.data.map((v) => 2 * v) }) })";

test("the example of the README passes, and is in the README", async () => {
  const { exitCode, out, err } = await checkFile(here("examples/swish.ts"));
  expect([exitCode, err]).toEqual([0, ""]);
  expect(out).toMatch(/^meanSquaredError +✓ passed +1 x 1, 4 x 3/m);
  expect(out).toMatch(/^swish +✓ passed +1 x 1, 4 x 3/m);
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
  expect(out).toMatch(/^fine +✓ passed +2 x 2 /m);
  expect(out).not.toContain("wrong");
});

const SUM_OF_SQUARED_DIFFERENCES = `(p, targets) => {
  const differences = p.data.map((v, k) => v - targets.data[k]);
  return {
    output: differences.reduce((sum, d) => sum + d * d, 0),
    backward: (upstream) => ({ ...p, data: differences.map((d) => 2 * d * upstream) }),
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
  expect(out).toMatch(/^op +✓ passed +1 x 1, 4 x 3, 7 x 5 /m);
  expect(out).toMatch(/^wrongOp +✗ failed/m);
  expect(out).toMatch(/^loss +✓ passed +1 x 1, 4 x 3, 7 x 5 /m);
  expect(out).not.toContain("is not checked");
});

test("what takes targets of the whole module neither way is skipped with both reasons", async () => {
  const { exitCode, out } = await check(
    `export const fine = ${IDENTITY};
     export const alone = (x) => ({
       output: x.data.reduce((sum, v) => sum + v, 0),
       backward: (upstream) => ({ ...x, data: x.data.map(() => upstream) }),
     });
     export const neither = (x, y) => { throw new Error(y === undefined ? "none" : "some"); };
     export const gradientCheck = { targets: (x) => x };`,
  );
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^alone +✓ passed/m);
  expect(out).toContain(
    "neither is not checked: it threw Error: none; called with targets, it threw Error: some",
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
  ["lacks an export", "export const a = 1;", ["--export", "b"], 'no export "b"; there are a'],
  [
    "has an export that throws when it is named",
    'export const a = () => { throw new TypeError("no"); };',
    ["--export", "a"],
    "a at 1 x 1: it threw TypeError: no",
  ],
  [
    "has an export that passes at one shape and throws at the next",
    `const pass = ${IDENTITY};
     export const fine = pass;
     export const late = (x) => { if (x.rows > 1) throw new Error("too many"); return pass(x); };`,
    [],
    "late at 4 x 3: it threw Error: too many",
  ],
  [
    "has an export that gives a pass at one shape and none at the next",
    `export const late = (x) => x.rows > 1 ? undefined : { output: x, backward: (d) => d };`,
    [],
    "late at 4 x 3: it returns no { output, backward }",
  ],
  [
    "lists a loss that gives a matrix",
    `export const perRow = (x, targets) => ({ output: x, backward: (d) => d });
     export const gradientCheck = { losses: ["perRow"] };`,
    [],
    "perRow at 1 x 1: called with targets, as a loss, its output is a matrix",
  ],
  ["ends the process", "process.exit(3);", [], "the module ended the process \\(exit code 3\\)"],
  [
    "never returns",
    "export const loop = () => { for (;;) {} };",
    ["--timeout", "3"],
    "while checking loop at 1 x 1: nothing came back within 3 s \\(--timeout\\)",
  ],
  [
    "never loads",
    "await new Promise(() => {});",
    ["--timeout", "2"],
    "while loading .* within 2 s",
  ],
  [
    "asks for a strange shape",
    `export const a = ${IDENTITY}; export const gradientCheck = { shapes: [[1.5, 2]] };`,
    [],
    "a shape is \\[rows, columns\\], got \\[1.5,2\\]",
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
