import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { curveFiles } from "../scripts/reports/curves.mjs";

const files = curveFiles();
const root = new URL("../", import.meta.url);

test.each(files)("%s is up to date: else run `npm run curves`", (path, text) => {
  expect(readFileSync(new URL(path, root), "utf8")).toBe(text);
});

test("docs/curves has no other pictures", () => {
  const names = files.map(([path]) => path).filter((path) => path.endsWith(".svg"));
  const found = readdirSync(new URL("docs/curves/", root)).map((name) => `docs/curves/${name}`);
  expect(found.sort()).toEqual(names.sort());
});
