// Links between the documents of this repository lead to a file, and to a heading of it where they name one.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const SKIPPED = new Set(["node_modules", "dist", ".git", ".changeset", ".turbo", ".examples"]);

function documents(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : documents(path);
    return entry.name.endsWith(".md") && entry.name !== "CHANGELOG.md" ? [path] : [];
  });
}

/** Targets of links, code left out. */
function linksOf(text) {
  const prose = text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "`code`");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
}

/** As GitHub makes them: lower case, without punctuation, hyphens for spaces. */
function anchorsOf(text) {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Whether a link of the document at `path` leads nowhere. */
function isBroken(path, target) {
  if (/^[a-z]+:/.test(target)) return false;
  const [file, anchor] = target.split("#");
  const to = file === "" ? path : join(dirname(path), file);
  if (!existsSync(to)) return true;
  if (anchor === undefined) return false;
  const document = statSync(to).isDirectory() ? join(to, "README.md") : to;
  return !anchorsOf(readFileSync(document, "utf8")).includes(anchor);
}

const all = documents(root).map((path) => [relative(root, path), path]);

test.each(all)("links of %s lead somewhere", (_, path) => {
  const links = linksOf(readFileSync(path, "utf8"));
  expect(links.filter((target) => isBroken(path, target))).toEqual([]);
});

test("a link to nothing is found", () => {
  const path = join(root, "README.md");
  expect(all.length).toBeGreaterThan(15);
  expect(linksOf("[a](x.md#b) and `[c](d)`, [`e`](f)")).toEqual(["x.md#b", "f"]);
  expect(isBroken(path, "docs/none.md")).toBe(true);
  expect(isBroken(path, "docs/glossary.md#none")).toBe(true);
  expect(isBroken(path, "docs/glossary.md#twin")).toBe(false);
  expect(isBroken(path, "docs")).toBe(false);
});
