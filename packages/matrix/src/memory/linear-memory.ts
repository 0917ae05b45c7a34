import type { DType } from "../core/types.js";
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
  made = off || !WebAssembly ? undefined : createMemory(WebAssembly.Memory);
  refused = made === undefined;
  return made;
}

/** For the rest of this process, as if WebAssembly were refused: a page forbids to compile it. */
export function refuseLinearMemory(): void {
  made = undefined;
  refused = true;
}

/** Whether two buffers are one memory: linear memory has another whenever it has grown. */
export function sameMemory(a: ArrayBufferLike, b: ArrayBufferLike): boolean {
  return a === b || (made?.owns(a) === true && made.owns(b));
}

/** Shared where possible: a view of a shared memory outlives its growth. */
function createMemory(
  MemoryConstructor: new (limits: { initial: number; maximum: number; shared: boolean }) => Memory,
): LinearMemory | undefined {
  for (const shared of [true, false]) {
    for (const maximum of MAXIMA) {
      try {
        return manage(new MemoryConstructor({ initial: INITIAL, maximum, shared }), maximum * PAGE);
      } catch {
        // The next, smaller or not shared.
      }
    }
  }
  return undefined;
}

/** A memory of at most so many bytes. */
function manage(memory: Memory, maximum: number): LinearMemory {
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

  /** Where a host refused to let it end: asking again would take long, and be in vain. */
  let refusedEnd = maximum + 1;

  function extend(end: number): number {
    if (end >= refusedEnd) return memory.buffer.byteLength;
    const missing = Math.ceil((end - memory.buffer.byteLength) / PAGE);
    if (missing <= 0) return memory.buffer.byteLength;
    // Half as much again, so that many small requests do not grow it one by one.
    const ample = Math.ceil(Math.max(missing, memory.buffer.byteLength / PAGE / 2));
    for (const pages of new Set([ample, missing])) {
      try {
        memory.grow(pages);
        renew();
        return memory.buffer.byteLength;
      } catch {
        // Only what is needed; else the caller is told that there is no more.
      }
    }
    refusedEnd = end;
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
