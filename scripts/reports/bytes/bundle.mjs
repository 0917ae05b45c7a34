import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** How many bytes a text has when it is gzipped. */
export const gzippedSize = (text) => gzipSync(text, { level: 9 }).length;

/** One import of a package, as the bundler of a page sees the built packages. */
export async function bundle(name, from, { sourcemap = false } = {}) {
  return bundled(`export { ${name} } from "${from}";`, { sourcemap });
}

/** What is left of a built module in the bundle of a page that uses nothing of it. */
export async function leftOf(path) {
  // Its package says that it may be left out as a whole; so nobody would see what it leaves.
  const asked = {
    name: "as if it had side effects",
    setup: (bundler) =>
      bundler.onResolve({ filter: /./ }, (args) =>
        args.path === path ? { path, sideEffects: true } : undefined,
      ),
  };
  // Some entries are for Node alone.
  const options = { plugins: [asked], platform: "node" };
  const { text } = await bundled(`import ${JSON.stringify(path)};`, options);
  return text.trim();
}

async function bundled(contents, { sourcemap = false, plugins = [], platform = "browser" }) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    outfile: `${root}bundle.js`,
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform,
    target: "es2022",
    legalComments: "none",
    logLevel: "error",
    sourcemap: sourcemap && "external",
    plugins,
  });
  const { text } = outputFiles.find(({ path }) => path.endsWith(".js"));
  const map = outputFiles.find(({ path }) => path.endsWith(".map"));
  return {
    text,
    minified: text.length,
    gzipped: gzippedSize(text),
    map: map && JSON.parse(map.text),
  };
}
