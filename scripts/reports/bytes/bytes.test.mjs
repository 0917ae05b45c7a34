import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { gzippedSize } from "./bundle.mjs";
import { segmentsOf } from "./segments-of.mjs";
import { sharesOf } from "./shares-of.mjs";

describe("bytes of modules", () => {
  test("segments are read as ECMA-426 writes them", () => {
    // Column, source, line, column: 16 is "gB", -1 is "D".
    expect(segmentsOf("AAAA,gBCAA;;CDAA")).toEqual([
      [
        { column: 0, source: 0 },
        { column: 16, source: 1 },
      ],
      [],
      [{ column: 1, source: 0 }],
    ]);
  });

  test("a bundle is divided among its modules, without rest", async () => {
    const { outputFiles } = await build({
      entryPoints: [new URL("./public-functions.mjs", import.meta.url).pathname],
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      platform: "node",
      sourcemap: "external",
      outfile: "bundle.js",
    });
    const text = outputFiles.find(({ path }) => path.endsWith(".js")).text;
    const map = JSON.parse(outputFiles.find(({ path }) => path.endsWith(".map")).text);
    const shares = sharesOf({ text, map, gzipped: gzippedSize(text) });
    expect(shares.map(({ module }) => module.split("/").at(-1))).toEqual(["public-functions.mjs"]);
    expect(shares[0].minified).toBe(text.length);
  });
});
