import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

const OPTIONS = [
  ...["--runtime", "stub", "-O3", "--noAssert", "--enable", "simd", "--enable", "threads"],
  ...["--importMemory", "--noExportMemory", "--sharedMemory", "--maximumMemory", "65536"],
  // It warns of vectors in signatures, which only matters for what JavaScript calls.
  ...["--disableWarning", "112"],
];

/** The bytes of one module. Anything it would put into memory, or import, is refused. */
export async function compileKernels(source, options = OPTIONS) {
  const { default: asc } = await import("assemblyscript/asc");
  let bytes;
  // From here the compiler looks for packages, in node_modules.
  const place = ["--baseDir", root];
  const { error, stderr } = await asc.main([source, "--outFile", "k.wasm", ...place, ...options], {
    readFile: (name, base) =>
      existsSync(join(base, name)) ? readFileSync(join(base, name), "utf8") : null,
    writeFile: (name, contents) => {
      if (name.endsWith(".wasm")) bytes = contents;
    },
    listFiles: () => [],
  });
  const found = withPlaces(stderr.toString());
  if (error || found !== "")
    throw new KernelError(`${relative(root, source)}: ${error?.message}\n${found}`);
  return bytes;
}

/** Something is wrong in the source of a kernel; the message says where. */
export class KernelError extends Error {
  constructor(message) {
    super(message);
    this.name = "KernelError";
    // The lines of the compiler's callers would only hide the line of the source.
    this.stack = `KernelError: ${message}`;
  }
}

/** The compiler writes `~lib/@adjoint/math/src/log.lanes.ts(20,36)`: editors open `packages/math/src/log.lanes.ts:20:36`. */
function withPlaces(text) {
  return text
    .replace(/^FAILURE .*$/m, "")
    .trim()
    .replace(/(?<=└─ in )(~lib\/)?(.+)\((\d+),(\d+)\)/g, (_, library, path, line, column) => {
      const file = library ? fromLibrary(path) : path;
      return `${file}:${line}:${column}`;
    });
}

/** Packages are links in node_modules; the compiler's own library has no files. */
function fromLibrary(path) {
  const link = join(root, "node_modules", path);
  return existsSync(link) ? relative(root, realpathSync(link)) : `~lib/${path}`;
}
