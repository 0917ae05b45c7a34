import { FIRST, type LinearMemory } from "./linear-memory.js";

const LEAST = 65536;
/** More room than this is given back before the next call: others may need it. */
const MOST_KEPT = 67_108_864;

/** The room of the last call, for the next one. */
let start: number | undefined;
let size = 0;

/** Room for what one call copies, until the next call; undefined where there is none. */
export function roomFor(memory: LinearMemory, bytes: number): number | undefined {
  const { blocks } = memory;
  if (blocks === undefined) {
    const end = FIRST + bytes;
    return memory.extend(end) < end ? undefined : FIRST;
  }
  if (start !== undefined && bytes <= size && size <= MOST_KEPT) return start;
  if (start !== undefined) blocks.free(start);
  size = Math.max(bytes, LEAST);
  start = blocks.allocate(size);
  if (start !== undefined) return start;
  size = bytes;
  start = blocks.allocate(size);
  return start;
}

/** So many bytes, and as many more as put the next operand at a vector's address. */
export function padded(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}
