// Compiles the SIMD kernels: each x.kernel.ts, and each source file with formulas (see build/formulas), becomes
// one WebAssembly module, written as TypeScript (its bytes in hexadecimal digits) to
// packages/<name>/src/generated/. Files named x.lanes.ts hold what kernels share. The AssemblyScript made of
// formulas stands beside the modules. What is up to date is left alone.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileKernels } from "./compile-kernels.mjs";
import { filesWithFormulas } from "./formulas/files-with-formulas.mjs";
import { buildInThreads } from "./in-threads.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** From so many stale modules on, threads are faster, although each has to load the compiler. */
const WORTH_THREADS = 6;

/** The memory every module imports, as it stands in the binary, up to the flags of its limits. */
const MEMORY_IMPORT = Buffer.from("\x03env\x06memory\x02", "latin1");
const SHARED_WITH_MAXIMUM = 3;

/**
 * `[{ source, target, kernels }]` for every module of the repo, paths from its root. `kernels` is where the
 * AssemblyScript lies: the source itself, or what is made of the formulas in the source.
 */
export function kernelModules(packages = readdirSync(join(root, "packages"))) {
  const modules = packages.flatMap((name) => {
    const folder = join("packages", name);
    return [...kernelFiles(folder), ...formulaFiles(folder)];
  });
  const sources = new Map();
  for (const { source, target } of modules) {
    const other = sources.get(target);
    if (other) throw new Error(`${source} and ${other} both make ${target}: rename one of them`);
    sources.set(target, source);
  }
  return modules;
}

function kernelFiles(folder) {
  if (!existsSync(join(root, folder, "src"))) return [];
  return readdirSync(join(root, folder, "src"), { recursive: true })
    .filter((file) => file.endsWith(".kernel.ts") && basename(dirname(file)) !== "generated")
    .sort()
    .map((file) => {
      const source = join(folder, "src", file);
      const target = join(folder, "src", "generated", `${basename(file, ".kernel.ts")}.ts`);
      return { source, target, kernels: source };
    });
}

function formulaFiles(folder) {
  return filesWithFormulas(root, folder).map(({ source, target }) => ({
    source,
    target,
    kernels: target.replace(/\.ts$/, ".kernel.ts"),
  }));
}

/** The module's bytes for TypeScript: hexadecimal digits, and where the flags of its memory stand. */
function encode(source, bytes) {
  const memoryFlags = Buffer.from(bytes).indexOf(MEMORY_IMPORT) + MEMORY_IMPORT.length;
  if (bytes[memoryFlags] !== SHARED_WITH_MAXIMUM) {
    throw new Error(`${source}: it imports no shared memory`);
  }
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
  if (imports.length !== 1) throw new Error(`${source}: it must import nothing but the memory`);
  if (hasData(bytes)) {
    throw new Error(`${source}: static data would overwrite that of other modules: use constants`);
  }
  return { memoryFlags, hex: Buffer.from(bytes).toString("hex") };
}

/** A module of hand-written kernels as TypeScript. */
function render(source, { memoryFlags, hex }, head) {
  const name = basename(source, ".kernel.ts").replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  return [
    head,
    `/** The kernels of ${basename(source)}, compiled: see \`KernelModule\`. */`,
    `export const ${name}Module = {`,
    `  memoryFlags: ${memoryFlags},`,
    `  hex:\n    "${hex}",`,
    "};\n",
  ].join("\n");
}

/** Whether the module has a data section (11). */
function hasData(bytes) {
  let at = 8;
  const unsigned = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const section = bytes[at++];
    const length = unsigned();
    if (section === 11) return true;
    at += length;
  }
  return false;
}

/** What a compiled module depends on: its source with all it imports, the compilers, and their callers. */
function digestOf({ source, kernels }) {
  const hash = createHash("sha256");
  const files = new Set([
    join("scripts", "build", "kernels.mjs"),
    join("scripts", "build", "compile-kernels.mjs"),
    join("node_modules", "assemblyscript", "package.json"),
    source,
    ...(kernels === source ? [] : translatorFiles()),
  ]);
  // A set is visited in the order of insertion, and what is added meanwhile as well.
  for (const file of files) {
    const text = readFileSync(join(root, file), "utf8");
    hash.update(text);
    if (kernels !== source || !file.endsWith(".ts")) continue;
    for (const [, name] of text.matchAll(/ from "([^"]+)";/g)) {
      files.add(join(name.startsWith(".") ? dirname(file) : "node_modules", `${name}.ts`));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/** What makes kernels of formulas: the translator, its parser, and the lanes of functions. */
function translatorFiles() {
  const filesIn = (...path) =>
    readdirSync(join(root, ...path))
      .filter((name) => !name.includes(".test."))
      .map((name) => join(...path, name));
  return [
    join("node_modules", "oxc-parser", "package.json"),
    ...filesIn("scripts", "build", "formulas"),
    ...filesIn("packages", "math", "src").filter((file) => file.endsWith(".lanes.ts")),
    ...filesIn("packages", "math", "src", "internal").filter((file) => file.endsWith(".lanes.ts")),
  ];
}

/**
 * Brings the generated modules up to date. `done(module, bytes)` is called after each; without it, one line says
 * what is going on, for it takes some seconds on a fresh clone.
 */
export async function buildKernels({ packages, done } = {}) {
  const stale = kernelModules(packages)
    .map((module) => ({ ...module, digest: digestOf(module) }))
    .filter(isStale);
  if (stale.length > 0 && !done) {
    const count = stale.length === 1 ? "1 module" : `${stale.length} modules`;
    console.error(`Setting up: compiling kernels, ${count}...`);
  }
  if (stale.length >= WORTH_THREADS) return buildInThreads(stale, done);
  return buildInTurn(stale, done);
}

/** Builds one module after the other, whether anybody asks or not. */
export async function buildInTurn(modules, done, build = buildModule) {
  for (const module of modules) {
    const bytes = await build(module);
    done?.(module, bytes);
  }
}

function isStale({ target, digest }) {
  const path = join(root, target);
  return !existsSync(path) || !readFileSync(path, "utf8").includes(digest);
}

/** Writes one generated module; gives how many bytes are compiled in it. */
export async function buildModule({ source, target, kernels, digest }) {
  const { text, bytes } = await compileModule(source, kernels, digest);
  replace(join(root, target), text);
  return bytes;
}

async function compileModule(source, kernels, digest) {
  const head = `// Made by scripts/build/kernels.mjs from ${source.split("\\").join("/")}. Digest: ${digest}`;
  if (kernels !== source) {
    return translateFormulas(source, readFileSync(join(root, source), "utf8"), kernels, head);
  }
  const bytes = await compileKernels(join(root, kernels));
  return { text: render(source, encode(source, bytes), head), bytes: bytes.length };
}

/** Translates formulas, and compiles what becomes their kernels at the path `kernels`. */
export async function translateFormulas(source, text, kernels, head) {
  const { translate } = await import("./formulas/translate.mjs");
  const translated = translate(source, text);
  replace(join(root, kernels), translated.kernels);
  const bytes = await compileKernels(join(root, kernels));
  return { text: translated.twins(encode(source, bytes), head), bytes: bytes.length };
}

/** Renamed into place: whoever reads it meanwhile sees the old text or the new one. */
function replace(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

/** Takes generated files away whose source is gone. */
function removeStale() {
  const wanted = new Set(kernelModules().flatMap(({ target, kernels }) => [target, kernels]));
  for (const name of readdirSync(join(root, "packages"))) {
    const folder = join("packages", name, "src", "generated");
    if (!existsSync(join(root, folder))) continue;
    for (const file of readdirSync(join(root, folder))) {
      if (!wanted.has(join(folder, file))) rmSync(join(root, folder, file));
    }
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  removeStale();
  await buildKernels({
    packages: process.argv.length > 2 ? process.argv.slice(2) : undefined,
    done: ({ target }, bytes) => console.error(`${target}: ${bytes} bytes`),
  });
}
