// Compiles the SIMD kernels: each file directly in packages/<name>/kernels/ becomes one WebAssembly
// module, written as TypeScript (its bytes in hexadecimal digits) to packages/<name>/src/generated/. Folders
// beside the files hold what they share. What is up to date is left alone.
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

const root = fileURLToPath(new URL("../", import.meta.url));

const OPTIONS = [
  ...["--runtime", "stub", "-O3", "--noAssert", "--enable", "simd", "--enable", "threads"],
  ...["--importMemory", "--noExportMemory", "--sharedMemory", "--maximumMemory", "65536"],
  // It warns of vectors in signatures, which only matters for what JavaScript calls.
  ...["--disableWarning", "112"],
];

/** The memory every module imports, as it stands in the binary, up to the flags of its limits. */
const MEMORY_IMPORT = Buffer.from("\x03env\x06memory\x02", "latin1");
const SHARED_WITH_MAXIMUM = 3;

/** `[{ source, target }]` for every module of the repo, paths from its root. */
export function kernelModules(packages = readdirSync(join(root, "packages"))) {
  return packages.flatMap((name) => {
    const folder = join("packages", name, "kernels");
    if (!existsSync(join(root, folder))) return [];
    return readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => ({
        source: join(folder, entry.name),
        target: join("packages", name, "src", "generated", entry.name),
      }));
  });
}

/** The bytes of one module. Anything it would put into memory, or import, is refused. */
export async function compileKernels(source, options = OPTIONS) {
  const { default: asc } = await import("assemblyscript/asc");
  let bytes;
  const { error, stderr } = await asc.main([source, "--outFile", "kernels.wasm", ...options], {
    readFile: (name, base) =>
      existsSync(join(base, name)) ? readFileSync(join(base, name), "utf8") : null,
    writeFile: (name, contents) => {
      if (name.endsWith(".wasm")) bytes = contents;
    },
    listFiles: () => [],
  });
  if (error || stderr.toString() !== "") throw new Error(`${source}: ${error?.message}\n${stderr}`);
  return bytes;
}

/** The module as TypeScript. */
function render(source, bytes, digest) {
  const at = Buffer.from(bytes).indexOf(MEMORY_IMPORT) + MEMORY_IMPORT.length;
  if (bytes[at] !== SHARED_WITH_MAXIMUM) throw new Error(`${source}: it imports no shared memory`);
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
  if (imports.length !== 1) throw new Error(`${source}: it must import nothing but the memory`);
  if (hasData(bytes)) {
    throw new Error(`${source}: static data would overwrite that of other modules: use constants`);
  }
  const name = basename(source, ".ts").replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  return [
    `// Made by scripts/kernels.mjs from ${source.split("\\").join("/")}. Digest: ${digest}`,
    `/** The kernels of ${basename(source)}, compiled: see \`KernelModule\`. */`,
    `export const ${name}Module = {`,
    `  memoryFlags: ${at},`,
    `  hex:\n    "${Buffer.from(bytes).toString("hex")}",`,
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

/** What a compiled module depends on: its source with all it imports, the compiler, and this file. */
function digestOf(source) {
  const hash = createHash("sha256");
  const files = new Set([
    join("scripts", "kernels.mjs"),
    join("node_modules", "assemblyscript", "package.json"),
    source,
  ]);
  // A set is visited in the order of insertion, and what is added meanwhile as well.
  for (const file of files) {
    const text = readFileSync(join(root, file), "utf8");
    hash.update(text);
    if (!file.endsWith(".ts")) continue;
    for (const [, name] of text.matchAll(/ from "(\.[^"]+)";/g)) {
      files.add(join(dirname(file), `${name}.ts`));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/** Brings the generated modules up to date. */
export async function buildKernels(packages) {
  for (const { source, target } of kernelModules(packages)) {
    const digest = digestOf(source);
    const path = join(root, target);
    if (existsSync(path) && readFileSync(path, "utf8").includes(digest)) continue;
    const bytes = await compileKernels(join(root, source));
    mkdirSync(dirname(path), { recursive: true });
    // Renamed into place: whoever reads it meanwhile sees the old module or the new one.
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, render(source, bytes, digest));
    renameSync(temporary, path);
    console.error(`${target}: ${bytes.length} bytes`);
  }
}

/** Takes generated modules away whose source is gone. */
function removeStale() {
  const wanted = new Set(kernelModules().map(({ target }) => target));
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
  await buildKernels(process.argv.length > 2 ? process.argv.slice(2) : undefined);
}
