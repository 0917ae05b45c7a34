// Every example of the documentation as a module of its own: ```ts blocks of the READMEs, of docs/,
// and of the @example tags in the packages' sources.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** `[{ name, line, code }]` of one text; in sources, the comment's asterisks are taken away. */
export function extractExamples(name, text) {
  const examples = [];
  let current;
  const source = name.endsWith(".ts");
  text.split("\n").forEach((raw, i) => {
    const line = source ? raw.replace(/^\s*\* ?/, "") : raw;
    const inside = !source || /^\s*\*/.test(raw);
    if (current === undefined && inside && line.trim() === "```ts") {
      current = { name, line: i + 1, lines: [] };
    } else if (current !== undefined && line.trim() === "```") {
      examples.push({ name, line: current.line, code: `${current.lines.join("\n")}\n` });
      current = undefined;
    } else current?.lines.push(line);
  });
  return examples;
}

/** All examples of the repo at `root`. */
export function readExamples(root) {
  const files = ["README.md", "CONTRIBUTING.md"];
  for (const folder of ["docs", "packages", "apps"]) {
    for (const entry of readdirSync(join(root, folder), { recursive: true })) {
      const name = join(folder, entry).replaceAll("\\", "/");
      if (/node_modules|\/dist\/|\.examples|\.turbo|\.test\.ts$/.test(name)) continue;
      if (/\.md$/.test(name) || /^packages\/[^/]+\/src\/.*\.ts$/.test(name)) files.push(name);
    }
  }
  return files
    .filter((name) => !name.endsWith("CHANGELOG.md"))
    .flatMap((name) => extractExamples(name, readFileSync(join(root, name), "utf8")));
}

/** Writes each example to `folder` and tells where. */
export function writeExamples(examples, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return examples.map(({ name, line, code }) => {
    const path = join(folder, `${name.replace(/[^a-z0-9]+/gi, "-")}-${line}.ts`);
    writeFileSync(path, `${code}export {};\n`);
    return { title: `${name}:${line}`, path, code };
  });
}
