import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { digits } from "./digits.js";
import { iris } from "./iris.js";
import type { NamedDataset } from "./types.js";
import { wine } from "./wine.js";

const read = (name: string) =>
  readFileSync(new URL(`../../../../fixtures/data/${name}`, import.meta.url));
const rowsOf = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => line.split(",").map(Number));
const tables = {
  iris: rowsOf(read("iris.csv").toString()).slice(1),
  wine: rowsOf(read("wine_data.csv").toString()).slice(1),
  digits: rowsOf(gunzipSync(read("digits.csv.gz")).toString()),
};

describe.each([
  ["iris", iris, tables.iris],
  ["wine", wine, tables.wine],
  ["digits", digits, tables.digits],
] as const)("%s", (name, make, table) => {
  test("has the numbers of its source, to the last bit", () => {
    const { x, y, classes, featureNames, classNames } = make();
    expect(x.rows).toBe(table.length);
    expect(Array.from(x.data)).toEqual(table.flatMap((row) => row.slice(0, -1)));
    expect(Array.from(y)).toEqual(table.map((row) => row.at(-1)));
    expect([featureNames.length, classNames.length]).toEqual([x.columns, classes]);
  });

  test("is made anew each time, in float32 if asked", () => {
    const one: NamedDataset = make();
    one.x.data.fill(0);
    expect(make().x.data.some((value) => value !== 0)).toBe(true);
    expect(make({ dtype: "float32" }).x.data).toEqual(Float32Array.from(make().x.data));
  });

  test("keeps its source and licence in a bundle, and nobody else has its bytes", async () => {
    const bundle = async (entry: string) => {
      const { outputFiles } = await build({
        stdin: { contents: `export * from "${entry}";`, resolveDir: import.meta.dirname },
        bundle: true,
        minify: true,
        write: false,
        format: "esm",
        conditions: ["@adjoint/source"],
      });
      return outputFiles[0]!.text;
    };
    expect(await bundle(`./${name}.js`)).toContain("CC BY 4.0");
    expect(await bundle("@adjoint/datasets")).not.toContain("CC BY 4.0");
  });
});
