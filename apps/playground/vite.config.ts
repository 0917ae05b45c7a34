import { defineConfig, type Plugin } from "vite";
import { offline } from "./build/offline.js";

/** What the built page may do: load its own files and compile WebAssembly, nothing else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const policy: Plugin = {
  name: "content-security-policy",
  // The server of development puts scripts of its own into the page.
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
      injectTo: "head-prepend",
    },
  ],
};

const conditions = ["@adjoint/source", "module", "browser", "production", "import", "default"];

export default defineConfig({
  // Relative addresses: the page works from any folder.
  base: "./",
  resolve: { conditions },
  plugins: [policy, offline],
  worker: { format: "es" },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    rolldownOptions: {
      input: [
        "index.html",
        "way-back.html",
        "one-box-or-two.html",
        "the-ruler.html",
        "break-it.html",
      ],
    },
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
