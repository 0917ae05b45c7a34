import { publicNames } from "./public-names.mjs";

/**
 * The files one opens to follow a function: what its file imports, and so on, inside its package and `@adjoint/pass`.
 * Imports of types alone are left out: code runs without them.
 */
export function filesToFollow(tree, name, file) {
  const indices = new Map([
    ["@adjoint/pass", publicNames(tree, "pass", "index")],
    ["@adjoint/pass/losses", publicNames(tree, "pass", "losses/index")],
  ]);
  const reached = new Set([`packages/${name}/${file}`]);
  // A set is visited in the order of insertion, and what is added meanwhile as well.
  for (const path of reached) {
    for (const [, list, from] of tree.read(path).matchAll(/^import \{([^}]*)\} from "([^"]+)"/gm)) {
      const values = list
        .split(",")
        .map((text) => text.trim())
        .filter((text) => text !== "" && !text.startsWith("type "));
      if (values.length === 0) continue;
      const files = from.startsWith(".")
        ? [new URL(from, `file:///${path}`).pathname.slice(1).replace(/\.js$/, ".ts")]
        : values.map((value) => indices.get(from)?.get(value.replace(/ as .*/, "")));
      for (const found of files) if (found && tree.has(found)) reached.add(found);
    }
  }
  return [...reached];
}
