import { fileURLToPath } from "node:url";
import { compileKernels } from "../../../scripts/build/compile-kernels.mjs";

/** What this uses of WebAssembly, in the words of its standard. */
interface Host {
  readonly WebAssembly: {
    instantiate(bytes: Uint8Array): Promise<{ instance: { exports: unknown } }>;
  };
}
type Exports = Record<string, (x: number, y: number, bytes: number) => void> & {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
};

export interface Lanes {
  /** The module as compiled. */
  readonly bytes: Uint8Array;
  /** A lane function of `testing/apply.kernel.ts`, such as `exp32`, of every number. */
  apply<Values extends Float32Array | Float64Array>(name: string, x: Values): Values;
}

const SOURCE = fileURLToPath(new URL("./apply.kernel.ts", import.meta.url));
const OPTIONS = ["--runtime", "stub", "-O3", "--noAssert", "--enable", "simd"];
const VECTOR_BYTES = 16;
const PAGE_BYTES = 65_536;

/** Compiles `testing/apply.kernel.ts`. */
export async function compileLanes(): Promise<Lanes> {
  const bytes = await compileKernels(SOURCE, OPTIONS);
  const { WebAssembly } = globalThis as unknown as Host;
  const { instance } = await WebAssembly.instantiate(bytes);
  const exports = instance.exports as Exports;
  return {
    bytes,
    apply: (name, x) => {
      const room = Math.ceil(x.byteLength / VECTOR_BYTES) * VECTOR_BYTES;
      const missing = 2 * room - exports.memory.buffer.byteLength;
      if (missing > 0) exports.memory.grow(Math.ceil(missing / PAGE_BYTES));
      new Uint8Array(exports.memory.buffer).set(new Uint8Array(x.buffer));
      exports[name]!(0, room, room);
      const y = x.slice();
      new Uint8Array(y.buffer).set(new Uint8Array(exports.memory.buffer, room, x.byteLength));
      return y as typeof x;
    },
  };
}
