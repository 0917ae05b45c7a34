import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as layers from "@adjoint/layers";
import * as matrix from "@adjoint/matrix";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import * as adjoint from "./index.js";

const packages = fileURLToPath(new URL("../../", import.meta.url));
const family = readdirSync(packages).filter((name) => name !== "adjoint");
const { exports, dependencies, version } = json("adjoint");
/** What only a subpath has, as another package has the name in the root. */
const ELSEWHERE: Record<string, readonly string[]> = {
  layers: ["zeros"],
  matrix: ["tanh"],
};

function json(name: string) {
  return JSON.parse(readFileSync(`${packages}${name}/package.json`, "utf8"));
}

/** How many bytes a page gets that imports `names` from `from`, minified. */
async function bytes(names: string, from: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${names} } from "${from}";`, resolveDir: `${packages}adjoint` },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    conditions: ["@adjoint/source"],
    logLevel: "error",
  });
  return outputFiles[0]!.contents.length;
}

describe("adjoint", () => {
  test("has every package of the family, by its name", async () => {
    expect(family).toContain("training");
    expect(Object.keys(dependencies)).toEqual(family.map((name) => `@adjoint/${name}`));
    const subpaths = [
      ...family,
      "kit",
      "pass/losses",
      "vitest",
      "weights/node",
      "datasets/digits",
      "datasets/iris",
      "datasets/wine",
    ].map((name) => `./${name}`);
    expect(Object.keys(exports).sort()).toEqual([".", "./package.json", ...subpaths].sort());
    for (const name of family) {
      const [here, there] = [`adjoint/${name}`, `@adjoint/${name}`];
      const modules = [await import(/* @vite-ignore */ here), await import(there)];
      expect({ ...modules[0] }, name).toEqual({ ...modules[1] });
    }
  });

  test("has every function but those of numbers in its root, and no name for two things", async () => {
    const expected: Record<string, unknown> = {};
    for (const name of family.filter((name) => name !== "math")) {
      for (const [key, value] of Object.entries(await import(`@adjoint/${name}`))) {
        if (ELSEWHERE[name]?.includes(key)) continue;
        // Add a name that two packages have to src/index.ts and ELSEWHERE, or give one another name.
        expect(expected, `${key} of ${name} is also in another package`).not.toHaveProperty(key);
        expected[key] = value;
      }
    }
    expect({ ...adjoint }).toEqual(expected);
    expect(adjoint.zeros).toBe(matrix.zeros);
    expect(adjoint.zeros).not.toBe(layers.zeros);
  });

  test.each([
    ["relu", "@adjoint/activations"],
    ["matmul", "@adjoint/matrix"],
    ["train", "@adjoint/training"],
  ])("leaves what is not used behind: %s", async (name, from) => {
    const alone = await bytes(name, from);
    expect(alone).toBeGreaterThan(500);
    expect(Math.abs((await bytes(name, "adjoint")) - alone)).toBeLessThan(100);
  });

  test("has the version of the family", () => {
    for (const name of family) expect(json(name).version, name).toBe(version);
  });
});
