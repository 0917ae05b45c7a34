import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeFile } from "./write-file.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gradient-check-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("replaces what is there, and leaves nothing else", async () => {
  const path = join(folder, "page.html");
  await writeFile(path, "old");
  await writeFile(path, "new");
  expect(await readFile(path, "utf8")).toBe("new");
  expect(await readdir(folder)).toEqual(["page.html"]);
});

test("a folder that is not there is an error, and nothing is left", async () => {
  await expect(writeFile(join(folder, "none", "page.html"), "")).rejects.toThrow("ENOENT");
  await writeFile(join(folder, "file"), "");
  await expect(writeFile(folder, "")).rejects.toThrow();
  expect(await readdir(folder)).toEqual(["file"]);
});
