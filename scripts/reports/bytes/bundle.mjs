import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** How many bytes a text has when it is gzipped. */
export const gzippedSize = (text) => gzipSync(text, { level: 9 }).length;

/** What trains on the spiral, as the README has it. */
export const PROGRAM = { name: "spiral program", from: "README.md" };

/** One import of a package, or the program, as the bundler of a page sees the built packages. */
export async function bundle({ name, from }, { sourcemap = false } = {}) {
  const contents =
    from === PROGRAM.from ? await readProgram() : `export { ${name} } from "${from}";`;
  return bundled(contents, { sourcemap });
}

async function readProgram() {
  const readme = await readFile(join(root, PROGRAM.from), "utf8");
  const [, program] = readme.match(/```ts\n([^`]* train\([^`]*)```/) ?? [];
  if (program === undefined) throw new Error(`${PROGRAM.from}: no program calls train`);
  // Its test is no part of a page.
  return program.replace(/^(import assert|assert\.).*\n/gm, "");
}

/** What is left of a built module in the bundle of a page that uses nothing of it. */
export async function leftOf(path) {
  // Its package says that it may be left out as a whole, with the modules that its entries share; so nobody would
  // see what they leave.
  const asked = {
    name: "as if it had side effects",
    setup: (bundler) =>
      bundler.onResolve({ filter: /^[./]/ }, (args) => {
        const resolved = join(args.resolveDir, args.path);
        if (args.path !== path && args.resolveDir !== dirname(path)) return undefined;
        return { path: args.path === path ? path : resolved, sideEffects: true };
      }),
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
