/** What an index of a package exports: a map from each name to the file that it comes from. Empty without such an index. */
export function publicNames(tree, name, index) {
  const path = `packages/${name}/src/${index}.ts`;
  const names = new Map();
  if (!tree.has(path)) return names;
  const folder = path.slice(0, path.lastIndexOf("/"));
  for (const [, list, from] of tree
    .read(path)
    .matchAll(/export (?:type )?\{([^}]*)\} from "\.([^"]+)"/g)) {
    const file = new URL(`.${from}`, `file:///${folder}/`).pathname
      .slice(1)
      .replace(/\.js$/, ".ts");
    for (const item of list.split(",").map((text) => text.trim())) {
      if (item !== "") names.set(item.replace(/^type /, "").replace(/.* as /, ""), file);
    }
  }
  return names;
}
