import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { checkModule } from "../apps/gradient-check/src/module/check-module.js";
import {
  exampleGroups,
  importsOf,
  installLine,
} from "../scripts/checks/examples/example-groups.mjs";
import {
  extractExamples,
  readExamples,
  writeExamples,
} from "../scripts/checks/examples/examples.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const examples = writeExamples(readExamples(root), `${root}docs/.examples`);

describe("every example of the documentation", () => {
  test("is found", () => {
    expect(examples.length).toBeGreaterThan(60);
    const text = "/**\n * ```ts\n * assert(1);\n * ```\n */\n";
    expect(extractExamples("a.ts", text)).toEqual([
      { name: "a.ts", line: 2, code: "assert(1);\n" },
    ]);
  });

  test.each(["typescript", "js", "javascript", "tsx", "ts title"])(
    "is fenced as ts, not as %s",
    (language) => {
      const text = `\n\`\`\`${language}\n\`\`\`\n`;
      expect(() => extractExamples("a.md", text)).toThrow("a.md:2: fence it as ts");
    },
  );

  test("but for a sketch, which is said to be one", () => {
    expect(extractExamples("a.md", "```typescript-sketch\n```\n```sh\n```\n")).toEqual([]);
  });

  test.each([
    ["a.md", "```ts\n"],
    ["a.ts", "/**\n * ```ts\n */\n"],
  ])("has an end (%s)", (name, text) => {
    expect(() => extractExamples(name, text)).toThrow("has no end");
  });

  test("goes on where it says so, with each line where it stands in the text", () => {
    const text = "```ts\na();\n```\n\nThen:\n\n```ts\n// The file goes on.\nb();\n```\n";
    const [example, ...others] = extractExamples("a.md", text);
    expect(others).toEqual([]);
    expect(example.line).toBe(1);
    expect(["", ...example.code.split("\n")]).toEqual([
      ...text
        .split("\n")
        .slice(0, -2)
        .map((line) => (/^(a|b|\/\/)/.test(line) ? line : "")),
      "",
    ]);
    const lone = "```ts\n// The file goes on.\n```\n";
    expect(() => extractExamples("a.md", lone)).toThrow("a.md:1: there is no file to go on with");
  });

  // A module for the command of that name asserts by it.
  const [modules, programs] = [true, false].map((wanted) =>
    examples.filter(({ code }) => code.includes("export const gradientCheck") === wanted),
  );

  test.each(programs)("$title runs, and asserts", async ({ path, code }) => {
    expect(code).toMatch(/\bassert(\w*|\.\w+)\(/);
    await import(/* @vite-ignore */ pathToFileURL(path).href);
  });

  test.each(modules)("$title has the right gradients", async ({ path }) => {
    const job = { path, exports: [], done: [], seed: 0, dtype: "float64" };
    const verdicts = [];
    for await (const { type, check } of checkModule(job)) {
      if (type === "check") verdicts.push(check.verdict);
    }
    expect(new Set(verdicts)).toEqual(new Set(["passed"]));
  });
});

describe("what a page says to install is what its examples import", () => {
  test("several lines and comments are read, and options left out", () => {
    const text =
      "```sh\nnpm install --save-dev a @b/c # both\nnpm test\n```\n\n```sh\nnpm install d\n```\n";
    expect(installLine(text)).toEqual(["a", "@b/c", "d"]);
    expect(installLine("```sh\nnpm test\n```\n")).toBe(undefined);
    const code =
      'import a from "node:a";\nimport type { B } from "@b/c/d";\nimport {\n  e,\n} from "f/g";\n';
    expect(importsOf(code)).toEqual(["@b/c", "f"]);
  });

  // Docstrings count with the README of their package. Pages that say nothing are of the workspace.
  const pages = exampleGroups(root).filter(({ install }) => install !== undefined);

  test.each(pages)("$name", ({ install, examples }) => {
    const imported = new Set(examples.flatMap(({ code }) => importsOf(code)));
    expect(install.toSorted()).toEqual([...imported].toSorted());
  });

  test.each(readdirSync(`${root}packages`))("the README of %s has an install line", (name) => {
    expect(pages.map((page) => page.name)).toContain(`packages/${name}/README.md`);
  });
});

describe("every public function has an example", () => {
  test.each(readdirSync(`${root}packages`))("%s", (name) => {
    const source = `${root}packages/${name}/src/`;
    const index = readFileSync(`${source}index.ts`, "utf8");
    // Only whole packages are re-exported without naming what.
    expect(index).not.toMatch(/^export (?!(type )?\{|\* from "@adjoint\/)/m);
    const lacking = [...index.matchAll(/^export \{([^}]*)\} from "\.\/(.*)\.js";/gm)]
      .filter(([, names]) =>
        names.split(",").some((n) => /^\s*[a-z]/.test(n) && !/^\s*type /.test(n)),
      )
      .map(([, , file]) => `packages/${name}/src/${file}.ts`)
      .filter((file) => !examples.some(({ title }) => title.startsWith(`${file}:`)));
    expect(lacking).toEqual([]);
  });
});
