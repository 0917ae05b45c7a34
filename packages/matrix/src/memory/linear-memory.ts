import type { Blocks } from "./blocks.js";
import { environmentVariable } from "./environment-variable.js";
import { host, type Memory } from "./host.js";

/** Memory as elements of each dtype, and as integers. */
interface Views {
  readonly float32: Float32Array;
  readonly float64: Float64Array;
  readonly words: Uint32Array;
}

/** The one memory all kernels of the family work in. */
export interface LinearMemory {
  readonly memory: Memory;
  /** Who hands out stretches that stay; as long as nobody asked for one, copies have all of the memory. */
  blocks: Blocks | undefined;
  /** Makes the memory reach to `end` at least; gives how far it does. */
  readonly extend: (end: number) => number;
  /** Whether old views stay valid when the memory grows. */
  readonly shared: boolean;
  /** All of the memory, now: after a growth there are others. */
  readonly views: Views;
  /** Whether a buffer is that of this memory, now or before it grew. */
  readonly owns: (buffer: ArrayBufferLike) => boolean;
}

const PAGE = 65536;
const INITIAL = 16;
/** What the modules were compiled to accept, and less where a host will not reserve as much. */
const MAXIMA = [65536, 16384, 4096];
/** The first address that is handed out: 0 means "none" to kernels. */
export const FIRST = 64;

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
  const own = new WeakSet<ArrayBufferLike>();
  const views = {} as { -readonly [View in keyof Views]: Views[View] };

  /** After a growth the memory has another buffer, longer than the one before. */
  let reach = 0;
  function renew(): void {
    const { buffer } = memory;
    own.add(buffer);
    reach = buffer.byteLength;
    views.float32 = new Float32Array(buffer);
    views.float64 = new Float64Array(buffer);
    views.words = new Uint32Array(buffer);
  }
  renew();

  /** Where a host refused to let it end: asking again would take long, and be in vain. */
  let refusedEnd = maximum + 1;

  function extend(end: number): number {
    const missing = Math.ceil((end - reach) / PAGE);
    if (missing > 0 && end < refusedEnd) {
      // Half as much again, so that many small requests do not grow it one by one.
      for (const pages of [Math.max(missing, Math.ceil(reach / PAGE / 2)), missing]) {
        try {
          memory.grow(pages);
          renew();
          return reach;
        } catch {
          // Only what is needed; else the caller is told that there is no more.
        }
      }
      refusedEnd = end;
    }
    return reach;
  }

  return {
    memory,
    blocks: undefined,
    extend,
    views,
    // By its name: where a test runner swaps globals, the buffer is of another realm.
    shared: memory.buffer[Symbol.toStringTag] === "SharedArrayBuffer",
    owns: (buffer) => own.has(buffer),
  };
}
