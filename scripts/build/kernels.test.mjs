// Where an engine refuses a module of kernels, the twins give the same bits. Tests that compare
// both would then compare a twin with itself. So each module must really run here.
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { kernelModule, kernelsRun } from "@adjoint/matrix/kit";
import { expect, test } from "vitest";
import { buildInTurn, kernelModules } from "./kernels.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const targets = kernelModules().map(({ target }) => target);

test("there are modules of kernels", () => {
  expect(targets.length).toBeGreaterThan(10);
});

test("few modules are built, too, and where nobody asks for their bytes", async () => {
  const built = [];
  const build = async (module) => built.push(module);
  await buildInTurn(["a", "b"], undefined, build);
  expect(built).toEqual(["a", "b"]);
  const told = [];
  await buildInTurn(["c"], (...each) => told.push(each), build);
  expect(told).toEqual([["c", 3]]);
});

test.each(targets)("%s gives functions", async (target) => {
  expect(existsSync(`${root}${target}`)).toBe(true);
  const modules = Object.values(await import(pathToFileURL(`${root}${target}`).href));
  expect(modules).toHaveLength(1);
  const functions = Object.values(kernelModule(modules[0])() ?? {});
  expect(functions.length).toBeGreaterThan(0);
  for (const each of functions) expect(each).toBeTypeOf("function");
  expect(kernelsRun()).toBe(true);
});
