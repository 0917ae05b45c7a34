import { host } from "./host.js";
import { linearMemory, refuseLinearMemory } from "./linear-memory.js";

/** A compiled module as the build writes it. */
export interface KernelModule {
  /** Where in the bytes the flags of the imported memory's limits stand. */
  readonly memoryFlags: number;
  /** The WebAssembly binary. */
  readonly base64: string;
}

/** Flags of an imported memory that is not shared and has a maximum. */
const NOT_SHARED = 1;

/**
 * The functions of a module of kernels, which work in the one linear memory: made on the first
 * call, synchronously, and the same ever after; undefined where WebAssembly is refused. There the
 * caller runs the TypeScript twin, whose results have the same bits.
 *
 * @param module as the build wrote it
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { kernelModule } from "@adjoint/matrix/kernels";
 *
 * // An empty module: the eight bytes every WebAssembly binary begins with, and no functions.
 * const kernels = kernelModule<object>({ memoryFlags: 8, base64: "AGFzbQEAAAA=" });
 * assert.equal(kernels(), kernels());
 * ```
 */
export function kernelModule<Functions extends object>({
  memoryFlags,
  base64,
}: KernelModule): () => Functions | undefined {
  let functions: Functions | undefined;
  let tried = false;
  return () => {
    if (tried) return functions;
    tried = true;
    const memory = linearMemory();
    const { WebAssembly, atob } = host();
    if (memory === undefined || !WebAssembly || !atob) return undefined;
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    if (!memory.shared && memoryFlags < bytes.length) bytes[memoryFlags] = NOT_SHARED;
    try {
      const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
        env: { memory: memory.memory },
      });
      functions = instance.exports as Functions;
    } catch {
      // A page's policy, an old engine without SIMD: none of the modules will do.
      refuseLinearMemory();
    }
    return functions;
  };
}
