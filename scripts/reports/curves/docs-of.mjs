// What the docstring of an activation says: its formula, its gradient, and whom it follows.
import { readFileSync } from "node:fs";

/** `{ title, formula, gradient, follows }`, in Markdown, of an export of `@adjoint/activations`. */
export function docsOf(name) {
  const stem = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const url = new URL(`../../../packages/activations/src/${stem}.ts`, import.meta.url);
  const source = readFileSync(url, "utf8");
  const end = source.search(new RegExp(`^export (const|function) ${name}\\b`, "m"));
  const docstring = source.slice(source.lastIndexOf("/**", end), end);
  const text = docstring.replace(/^\/\*\*|\*\/\s*$/g, "").replace(/^ \* ?/gm, "");
  const paragraphs = text.trim().split(/\n\s*\n/);
  const [summary, gradient] = paragraphs[0].replace(/\s+/g, " ").split(" Gradient: ");
  const [, title, formula] = /^(.*?): (.*)$/.exec(summary) ?? [];
  if (formula === undefined || gradient === undefined) {
    throw new Error(
      `${stem}.ts: its docstring begins with "Title: \`y = ...\`.", then "Gradient: \`dx = ...\`."`,
    );
  }
  return { title, formula: sentence(formula), gradient: sentence(gradient) };
}

/** The formulas up to the end of their sentence; that a function is elementwise goes without saying. */
function sentence(text) {
  return text
    .replace(/\.( .*)?$/, "")
    .replace(/; .*$/, "")
    .replace(/, elementwise/, "");
}
