import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { findViolations, importedPackages, readPackages, strayImports } from "./levels.mjs";

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

describe("the levels", () => {
  test("hold in this repo", () => {
    const root = fileURLToPath(new URL("../../", import.meta.url));
    const { devDependencies } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
    const packages = readPackages(root);
    expect(packages.length).toBeGreaterThan(12);
    expect(findViolations(packages, Object.keys(devDependencies))).toEqual([]);
  });

  test("an import from below is right", () => {
    expect(findViolations([one("matrix"), one("pass", uses("matrix"))])).toEqual([]);
  });

  test("an app may have a tool bundled in, and nothing else", () => {
    const app = (name) =>
      one("command", { app: true, devDependencies: [name], imports: [name], testImports: [name] });
    expect(findViolations([one("terminal", { app: true }), app("@adjoint/terminal")])).toEqual([]);
    const tool = one("family", { app: true, ...uses("pass") });
    const withTool = { ...app("@adjoint/family"), dependencies: ["@adjoint/pass"] };
    expect(findViolations([one("pass"), tool, withTool])).toEqual([]);
    const found = findViolations([one("matrix"), app("@adjoint/matrix")]);
    expect(found.join("\n")).toContain("without declaring it in dependencies");
  });

  test.each([
    ["the same level", [one("losses"), one("activations", uses("losses"))], "(level 3) imports"],
    ["a higher level", [one("training"), one("pass", uses("training"))], "(level 4)"],
    ["an undeclared import", [one("pass", { imports: ["@adjoint/matrix"] })], "without declaring"],
    [
      "an unused dependency",
      [one("pass", { dependencies: ["@adjoint/matrix"] })],
      "does not import it",
    ],
    ["a third party", [one("pass", { dependencies: ["x"], imports: ["x"] })], "no third-party"],
    ["an unused third party", [one("pass", { dependencies: ["x"] })], "does not import it"],
    ["a stray", [one("pass", { strays: ["a imports b"] })], "another package: a imports b"],
    ["node in a package", [one("pass", { imports: ["node:fs"] })], "run in browsers"],
    ["a package without a level", [one("cellar")], "has no level"],
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

  test.each([
    ["packages/pass/src/deep/a.ts", "../b.js", false],
    ["apps/demo/src/a.ts", "../package.json", false],
    ["packages/pass/src/a.test.ts", "../../../fixtures/a.json", false],
    ["packages/pass/src/a.ts", "../../../fixtures/a.json", true],
    ["packages/pass/src/a.ts", "../../matrix/src/index.js", true],
    ["packages/pass/src/a.test.ts", "../../matrix/src/index.js", true],
  ])("in %s, an import of %s is a stray: %s", (file, name, stray) => {
    expect(strayImports(file, `import { a } from "${name}";`)).toHaveLength(stray ? 1 : 0);
  });

  test.each([
    [
      "../../../matrix/src/rows/part.lanes",
      "another package: packages/math/src/a.kernel.ts imports",
    ],
    ["@adjoint/matrix/src/rows/part.lanes", "(level 0) imports @adjoint/matrix (level 1)"],
    ["@adjoint/matrix/src/rows/part.lanes", "imports @adjoint/matrix without declaring it"],
  ])("a kernel's import of %s is seen: %s", (specifier, message) => {
    const root = mkdtempSync(join(tmpdir(), "adjoint-levels-"));
    const write = (name, text) => writeFileSync(join(root, "packages", name), text);
    try {
      for (const folder of ["packages/math/src", "packages/matrix/src", "apps", "tools"]) {
        mkdirSync(join(root, folder), { recursive: true });
      }
      write("math/package.json", '{ "name": "@adjoint/math" }');
      write("matrix/package.json", '{ "name": "@adjoint/matrix" }');
      write("math/src/a.kernel.ts", `import { loadPart } from "${specifier}";\n`);
      expect(findViolations(readPackages(root)).join("\n")).toContain(message);
    } finally {
      rmSync(root, { recursive: true });
    }
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
