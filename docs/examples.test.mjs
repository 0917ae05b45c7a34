import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { extractExamples, readExamples, writeExamples } from "../scripts/examples.mjs";

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

  test.each(examples)("$title runs, and asserts", async ({ path, code }) => {
    expect(code).toContain("assert");
    await import(/* @vite-ignore */ path);
  });
});

describe("every public function has an example", () => {
  test.each(readdirSync(`${root}packages`))("%s", (name) => {
    const source = `${root}packages/${name}/src/`;
    const index = readFileSync(`${source}index.ts`, "utf8");
    const lacking = [...index.matchAll(/^export \{([^}]*)\} from "\.\/(.*)\.js";/gm)]
      .filter(([, names]) =>
        names.split(",").some((n) => /^\s*[a-z]/.test(n) && !/^\s*type /.test(n)),
      )
      .map(([, , file]) => file)
      .filter((file) => !readFileSync(`${source}${file}.ts`, "utf8").includes("@example"));
    expect(lacking).toEqual([]);
  });
});
