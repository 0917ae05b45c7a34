import type { DType } from "../types.js";
import { type Blocks, blocks } from "./blocks.js";
import { environmentVariable } from "./environment-variable.js";
import { host, type Memory } from "./host.js";

/** The one memory all kernels of the family work in. */
export interface LinearMemory extends Blocks {
  readonly memory: Memory;
  /** Whether old views stay valid when the memory grows. */
  readonly shared: boolean;
  /** `length` elements at an address. */
  readonly view: (dtype: DType, address: number, length: number) => Float32Array | Float64Array;
  /** All of the memory in elements of a dtype. */
  readonly elements: (dtype: DType) => Float32Array | Float64Array;
  /** Whether a buffer is that of this memory, now or before it grew. */
  readonly owns: (buffer: ArrayBufferLike) => boolean;
}

const PAGE = 65536;
const INITIAL = 16;
/** What the modules were compiled to accept, and less where a host will not reserve as much. */
const MAXIMA = [65536, 16384, 4096];
/** Address 0 means "none" to kernels. */
const FIRST = 64;

let made: LinearMemory | undefined;
let refused = false;

/**
 * The linear memory, made on first use; undefined where WebAssembly is refused, or switched off by
 * the environment variable `ADJOINT_SIMD=off`.
 */
export function linearMemory(): LinearMemory | undefined {
  if (made !== undefined || refused) return made;
  const { WebAssembly } = host();
  const off = environmentVariable("ADJOINT_SIMD") === "off";
  const memory = off || !WebAssembly ? undefined : createMemory(WebAssembly.Memory);
  if (memory === undefined) refused = true;
  else made = manage(memory);
  return made;
}

/** For the rest of this process, as if WebAssembly were refused: a page forbids to compile it. */
export function refuseLinearMemory(): void {
  made = undefined;
  refused = true;
}

/** Shared where possible: a view of a shared memory outlives its growth. */
function createMemory(
  MemoryConstructor: new (limits: { initial: number; maximum: number; shared: boolean }) => Memory,
): Memory | undefined {
  for (const shared of [true, false]) {
    for (const maximum of MAXIMA) {
      try {
        return new MemoryConstructor({ initial: INITIAL, maximum, shared });
      } catch {
        // The next, smaller or not shared.
      }
    }
  }
  return undefined;
}

function manage(memory: Memory): LinearMemory {
  const own = new WeakSet<ArrayBufferLike>([memory.buffer]);
  let current = memory.buffer;
  let float32 = new Float32Array(current);
  let float64 = new Float64Array(current);

  /** After a growth the memory has another buffer, longer than the one before. */
  function renew(): void {
    if (memory.buffer === current) return;
    current = memory.buffer;
    own.add(current);
    float32 = new Float32Array(current);
    float64 = new Float64Array(current);
  }

  function extend(end: number): number {
    const missing = Math.ceil((end - memory.buffer.byteLength) / PAGE);
    if (missing <= 0) return memory.buffer.byteLength;
    // Half as much again, so that many small requests do not grow it one by one.
    for (const pages of [Math.max(missing, memory.buffer.byteLength / PAGE / 2), missing]) {
      try {
        memory.grow(Math.ceil(pages));
        break;
      } catch {
        // Only what is needed; else the caller is told that there is no more.
      }
    }
    renew();
    return memory.buffer.byteLength;
  }

  return {
    ...blocks(FIRST, memory.buffer.byteLength, extend),
    memory,
    // By its name: where a test runner swaps globals, the buffer is of another realm.
    shared: memory.buffer[Symbol.toStringTag] === "SharedArrayBuffer",
    view: (dtype, address, length) =>
      dtype === "float32"
        ? new Float32Array(memory.buffer, address, length)
        : new Float64Array(memory.buffer, address, length),
    elements: (dtype) => (dtype === "float32" ? float32 : float64),
    owns: (buffer) => buffer === current || own.has(buffer),
  };
}
