import { expect, test } from "vitest";
import { roster } from "../roster.js";
import { findPython } from "./find-python.js";

test("the first that has the module is taken, $PYTHON before the others", () => {
  const asked: string[] = [];
  const has = (python: string, module: string) => {
    asked.push(`${python} ${module}`);
    return python.startsWith("/");
  };
  expect(findPython("torch", {}, has)).toBe("/usr/bin/python3");
  expect(asked).toEqual(["python3 torch", "/usr/bin/python3 torch"]);
  expect(findPython("torch", { PYTHON: "/opt/python" }, has)).toBe("/opt/python");
  expect(findPython("torch", { PYTHON: "" }, has)).toBe("/usr/bin/python3");
});

test("where there is none, the roster says so", () => {
  expect(findPython("numpy", {}, () => false)).toBeUndefined();
  const { numpy, torch, adjoint } = roster(() => undefined);
  expect(numpy).toEqual({
    missing: "no python3 with numpy is here (set PYTHON to one that has it)",
  });
  expect(torch).toHaveProperty("missing");
  expect(adjoint).toHaveProperty("file", process.execPath);
});
