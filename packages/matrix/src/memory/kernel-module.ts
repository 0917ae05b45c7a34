import { host } from "./host.js";
import { linearMemory, refuseLinearMemory } from "./linear-memory.js";

/** A compiled module as the build writes it. */
export interface KernelModule {
  /** Where in the bytes the flags of the imported memory's limits stand. */
  readonly memoryFlags: number;
  /**
   * The WebAssembly binary, two hexadecimal digits a byte: gzipped, a third smaller than base64, in
   * which the same bytes never look the same twice.
   */
  readonly hex: string;
}

/** Flags of an imported memory that is not shared and has a maximum. */
const NOT_SHARED = 1;

/** The functions of the modules that were called; null where WebAssembly is refused. */
const instances = new WeakMap<KernelModule, object | null>();

/**
 * The functions of a module of kernels, which work in the one linear memory: made on the first
 * call, synchronously, and the same ever after; undefined where WebAssembly is refused. There the
 * caller runs the TypeScript twin, whose results have the same bits.
 *
 * @param module as the build wrote it
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { kernelModule } from "@adjoint/matrix/kit";
 *
 * // An empty module: the eight bytes every WebAssembly binary begins with, and no functions.
 * const kernels = kernelModule<object>({ memoryFlags: 8, hex: "0061736d01000000" });
 * assert.equal(kernels(), kernels());
 * ```
 */
export function kernelModule<Functions extends object>(
  module: KernelModule,
): () => Functions | undefined {
  let functions: object | null | undefined;
  return () => {
    if (functions === undefined) {
      functions = instances.get(module) ?? instantiate(module);
      instances.set(module, functions);
    }
    return (functions ?? undefined) as Functions | undefined;
  };
}

function instantiate({ memoryFlags, hex }: KernelModule): object | null {
  const memory = linearMemory();
  const { WebAssembly } = host();
  if (memory === undefined || !WebAssembly) return null;
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  if (!memory.shared && memoryFlags < bytes.length) bytes[memoryFlags] = NOT_SHARED;
  try {
    const module = new WebAssembly.Module(bytes);
    return new WebAssembly.Instance(module, { env: { memory: memory.memory } }).exports;
  } catch {
    // A page's policy, an old engine without SIMD: none of the modules will do.
    refuseLinearMemory();
    return null;
  }
}
