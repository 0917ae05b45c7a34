import { gzippedSize } from "./bundle.mjs";
import { segmentsOf } from "./segments-of.mjs";

/**
 * Which modules of the sources a bundle's text comes from, by its source map: how long their parts are, and
 * how much shorter the gzipped text would be without them. The largest come first.
 */
export function sharesOf({ text, map, gzipped }) {
  const parts = partsOf(text, map);
  const modules = [...new Set(parts.map(({ module }) => module))];
  return modules
    .map((module) => {
      const others = parts.filter((part) => part.module !== module);
      const rest = others.map((part) => part.text).join("");
      return {
        module,
        minified: text.length - rest.length,
        gzipped: gzipped - gzippedSize(rest),
      };
    })
    .sort((a, b) => b.gzipped - a.gzipped);
}

/** The text in pieces, each with the module that it comes from. */
function partsOf(text, map) {
  const parts = [];
  const lines = text.split(/(?<=\n)/);
  segmentsOf(map.mappings).forEach((segments, row) => {
    const line = lines[row] ?? "";
    segments.forEach(({ column, source }, k) => {
      const end = segments[k + 1]?.column ?? line.length;
      const path = map.sources[source] ?? "the bundler";
      const start = k === 0 ? 0 : column;
      parts.push({ module: path.replace(/^(\.\.\/)+/, ""), text: line.slice(start, end) });
    });
  });
  return parts;
}
