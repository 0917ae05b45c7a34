// Loads the built packages in a browser page as they are published, without a bundler: an import
// map names their files. They must train to the same bytes as everywhere.
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { chromium } from "playwright-core";
import { findChromium } from "../../tests/find-chromium.mjs";
import { GOLDEN } from "./bundle.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const here = fileURLToPath(new URL("./", import.meta.url));

/** The program as it stands: types are taken away, imports stay. */
const program = async (name) =>
  (await transform(readFileSync(join(here, name), "utf8"), { loader: "ts" })).code;

const files = new Map([
  ["/print.js", await program("print.ts")],
  ["/fingerprint.js", await program("fingerprint.ts")],
]);
const imports = Object.fromEntries(
  readdirSync(join(root, "packages")).flatMap((name) => {
    const { exports } = JSON.parse(readFileSync(join(root, "packages", name, "package.json")));
    return Object.entries(exports)
      .filter(([, target]) => target.default)
      .map(([path, target]) => [
        `@adjoint/${name}${path.slice(1)}`,
        `/packages/${name}${target.default.slice(1)}`,
      ]);
  }),
);
const page = `<!doctype html><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module" src="/print.js"></script>`;

const server = createServer(({ url }, response) => {
  const path = normalize(url);
  response.setHeader("Content-Type", path === "/" ? "text/html" : "text/javascript");
  if (path === "/") response.end(page);
  else if (files.has(path)) response.end(files.get(path));
  else if (/^\/packages\/[a-z-]+\/dist\/[\w./-]+\.js$/.test(path)) {
    response.end(readFileSync(join(root, path)));
  } else response.writeHead(404).end();
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const browser = await chromium.launch(findChromium());
const faults = [];
try {
  const tab = await browser.newPage();
  tab.on("pageerror", (error) => faults.push(error.message));
  tab.on("console", (line) => line.type() === "error" && faults.push(line.text()));
  await tab.goto(`http://127.0.0.1:${server.address().port}`);
  const ready = () => globalThis.document.title.startsWith("{");
  await tab.waitForFunction(ready, undefined, { timeout: 60_000 }).catch(() => {
    faults.push("the page did not finish");
  });
  const found = JSON.parse((await tab.title()) || "{}");
  for (const dtype of ["float32", "float64"]) {
    if (found[dtype]?.sha256 !== GOLDEN[dtype]) faults.push(`${dtype}: other bytes`);
    if (found[dtype]?.kernels !== true) faults.push(`${dtype}: no kernels ran`);
  }
} finally {
  await browser.close();
  server.close();
}
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
