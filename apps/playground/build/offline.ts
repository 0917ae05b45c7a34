import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const FILE = "service-worker.js";
const source = fileURLToPath(new URL("../src/offline/service-worker.js", import.meta.url));

/** Writes the service worker, with the list of all files that it keeps, and tells each page of it. */
export const offline: Plugin = {
  name: "offline",
  apply: "build",
  enforce: "post",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { name: "service-worker", content: `./${FILE}` },
      injectTo: "head",
    },
  ],
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const files = Object.values(bundle).sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
      const hash = createHash("sha256");
      for (const file of files) {
        hash.update(file.fileName).update(file.type === "chunk" ? file.code : file.source);
      }
      const names = JSON.stringify(files.map(({ fileName }) => `./${fileName}`));
      const version = JSON.stringify(hash.digest("hex").slice(0, 16));
      this.emitFile({
        type: "asset",
        fileName: FILE,
        source: `const FILES = ${names};\nconst VERSION = ${version};\n${readFileSync(source, "utf8")}`,
      });
    },
  },
};
