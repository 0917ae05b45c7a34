// Every example of the documentation as a module of its own: ```ts blocks of the READMEs, of docs/,
// and of the @example tags in the packages' sources.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/** Fences that highlight as code, and would not run. */
const LOOKALIKE = /^```(?:ts.+|tsx?|typescript|[cm]?jsx?|[cm]ts|javascript)(?![\w-])/;

/** The first line of a block that goes on with the file of the block before it. */
const GOES_ON = "// The file goes on.";

/** `[{ name, line, code }]` of one text; in sources, the comment's asterisks are taken away. */
export function extractExamples(name, text) {
  const examples = [];
  let current;
  const source = name.endsWith(".ts");
  text.split("\n").forEach((raw, i) => {
    const line = source ? raw.replace(/^\s*\* ?/, "") : raw;
    const inside = !source || /^\s*\*(?!\/)/.test(raw);
    if (current !== undefined && !inside) {
      throw new Error(`${name}:${current.line}: this example has no end`);
    }
    if (current === undefined && inside && line.trim() === "```ts") {
      current = { name, line: i + 1, lines: [] };
    } else if (current === undefined && inside && LOOKALIKE.test(line.trim())) {
      throw new Error(`${name}:${i + 1}: fence it as ts to run it, or as typescript-sketch`);
    } else if (current !== undefined && line.trim() === "```") {
      const code = `${current.lines.join("\n")}\n`;
      if (current.lines[0]?.trim() === GOES_ON) continueFile(examples.at(-1), current, code);
      else examples.push({ name, line: current.line, code });
      current = undefined;
    } else current?.lines.push(line);
  });
  if (current !== undefined) throw new Error(`${name}:${current.line}: this example has no end`);
  return examples;
}

/** Adds a block to the example before it, on the lines it has in the text. */
function continueFile(example, { name, line }, code) {
  if (example === undefined) throw new Error(`${name}:${line}: there is no file to go on with`);
  const written = example.line + example.code.split("\n").length - 1;
  example.code += "\n".repeat(line - written) + code;
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

/** Writes each example to `folder`, which holds nothing else, and tells where. */
export function writeExamples(examples, folder) {
  mkdirSync(folder, { recursive: true });
  const written = examples.map(({ name, line, code }) => {
    const path = join(folder, `${name.replace(/[^a-z0-9]+/gi, "-")}-${line}.ts`);
    // On the lines it has in the documentation, so that an error names the place to look at.
    const text = `${"\n".repeat(line)}${code}export {};\n`;
    // A watcher must not see a change where there is none.
    if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
    return { title: `${name}:${line}`, path, code };
  });
  const names = new Set(written.map(({ path }) => basename(path)));
  for (const name of readdirSync(folder)) {
    if (!names.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
  return written;
}
