import { describe, expect, test } from "vitest";
import { findViolations, importedPackages, readPackages } from "./floors.mjs";

const one = (name, given = {}) => ({
  name: `@adjoint/${name}`,
  app: false,
  dependencies: [],
  devDependencies: [],
  imports: [],
  testImports: [],
  ...given,
});
const uses = (...names) => {
  const full = names.map((name) => `@adjoint/${name}`);
  return { dependencies: full, imports: full };
};

describe("the floors", () => {
  test("hold in this repo", () => {
    const root = new URL("../", import.meta.url).pathname;
    const external = ["vitest", "fast-check", "decimal.js"];
    const packages = readPackages(root);
    expect(packages.length).toBeGreaterThan(12);
    expect(findViolations(packages, external)).toEqual([]);
  });

  test("an import from below is right", () => {
    expect(findViolations([one("matrix"), one("pass", uses("matrix"))])).toEqual([]);
  });

  test.each([
    ["the same floor", [one("losses"), one("layers", uses("losses"))], "(floor 3) imports"],
    ["a higher floor", [one("training"), one("pass", uses("training"))], "(floor 4)"],
    ["an undeclared import", [one("pass", { imports: ["@adjoint/matrix"] })], "without declaring"],
    [
      "an unused dependency",
      [one("pass", { dependencies: ["@adjoint/matrix"] })],
      "does not import it",
    ],
    ["a third party", [one("pass", { dependencies: ["x"], imports: ["x"] })], "no third-party"],
    ["node in a package", [one("pass", { imports: ["node:fs"] })], "run in browsers"],
    ["a package without a floor", [one("cellar")], "has no floor"],
    ["an undeclared import of a test", [one("pass", { testImports: ["x"] })], "without declaring"],
    [
      "a cycle",
      [
        one("pass", { devDependencies: ["@adjoint/layers"], testImports: ["@adjoint/layers"] }),
        one("layers", uses("pass")),
      ],
      "cycle: @adjoint/pass -> @adjoint/layers -> @adjoint/pass",
    ],
  ])("%s is found", (_name, packages, message) => {
    expect(findViolations(packages).join("\n")).toContain(message);
  });

  test("imports are read from code, not from comments", () => {
    const source = `
      /** @example import { a } from "@adjoint/ghost"; */
      import type { B } from "@adjoint/matrix";
      export { c } from "./here.js";
      import "node:fs";
      const d = await import("pkg/deep");`;
    expect(importedPackages(source)).toEqual(["@adjoint/matrix", "node:fs", "pkg"]);
  });
});
