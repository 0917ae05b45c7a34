// Which examples stand or fall with which install line. A package's README says what to install for its
// own examples and for those of the docstrings beside it; so does a page of docs/ that has such a line.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readExamples } from "./examples.mjs";

/** `[{ name, install, examples }]`; `install` is undefined where a page says nothing. */
export function exampleGroups(root) {
  const groups = new Map();
  for (const example of readExamples(root)) {
    const page = pageOf(example.name);
    if (!groups.has(page)) {
      const install = installLine(readFileSync(join(root, page), "utf8"));
      groups.set(page, { name: page, install, examples: [] });
    }
    groups.get(page).examples.push(example);
  }
  return [...groups.values()];
}

/** The page whose install line an example goes by. */
function pageOf(name) {
  const [, folder] = /^(packages\/[^/]+)\/src\//.exec(name) ?? [];
  return folder === undefined ? name : `${folder}/README.md`;
}

/** What the shell blocks of a page install, by name; undefined where they install nothing. */
export function installLine(text) {
  const shell = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, code]) => code).join("");
  const lines = [...shell.matchAll(/^npm install (.*?)(?:#.*)?$/gm)];
  if (lines.length === 0) return undefined;
  return lines.flatMap(([, names]) => names.split(/\s+/)).filter((word) => /^[@a-z]/.test(word));
}

/** The packages a piece of code imports, types included, but for those of Node. */
export function importsOf(code) {
  const names = [...code.matchAll(/\bfrom "([^"]+)"/g)].map(([, specifier]) => specifier);
  const packages = names.map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)[0]);
  return [...new Set(packages)].filter((name) => !name.startsWith("node:"));
}
