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

/** The functions of the modules that were called; undefined where WebAssembly is refused. */
const instances = new WeakMap<KernelModule, object | undefined>();

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
  let functions: Functions | undefined;
  let tried = false;
  return () => {
    if (tried) return functions;
    tried = true;
    if (!instances.has(module)) instances.set(module, instantiate(module));
    functions = instances.get(module) as Functions | undefined;
    return functions;
  };
}

function instantiate({ memoryFlags, hex }: KernelModule): object | undefined {
  const memory = linearMemory();
  const { WebAssembly } = host();
  if (memory === undefined || !WebAssembly) return undefined;
  const bytes = bytesOf(hex);
  if (!memory.shared && memoryFlags < bytes.length) bytes[memoryFlags] = NOT_SHARED;
  try {
    const module = new WebAssembly.Module(bytes);
    return new WebAssembly.Instance(module, { env: { memory: memory.memory } }).exports;
  } catch {
    // A page's policy, an old engine without SIMD: none of the modules will do.
    refuseLinearMemory();
    return undefined;
  }
}

function bytesOf(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = 16 * digit(hex.charCodeAt(2 * i)) + digit(hex.charCodeAt(2 * i + 1));
  }
  return bytes;
}

/** The value of 0 to 9 (codes from 48) and a to f (from 97). */
function digit(code: number): number {
  return code < 97 ? code - 48 : code - 87;
}
