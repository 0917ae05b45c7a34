import { dtypeOf } from "../core/dtype-of.js";
import type { Matrix } from "../core/types.js";
import type { LinearMemory } from "./linear-memory.js";

type Data = Matrix["data"];

/** Room in linear memory for what one call of a kernel copies there, used again by the next. */
export interface Copies {
  readonly memory: LinearMemory;
  /** Begins a call: all room is free again. */
  readonly begin: () => void;
  /** The address of so many bytes, until the next call begins; undefined where there is no room. */
  readonly reserve: (bytes: number) => number | undefined;
  /** Copies an array to an address. */
  readonly copyIn: (data: Data, address: number) => void;
  /** Copies what is at an address into an array. */
  readonly copyOut: (address: number, data: Data) => void;
  /** Copies integers in [0, 2³²) to an address, four bytes each. */
  readonly copyIndices: (indices: ArrayLike<number>, address: number) => void;
}

/** A block of linear memory; what one call needs of them is joined to a single one for the next. */
interface Chunk {
  readonly start: number;
  readonly bytes: number;
}

const SMALLEST_CHUNK = 65536;
/** More room than this is given back before the next call: others may need it. */
const LARGEST_KEPT = 64 * 1024 * 1024;
/** Fewer elements are copied faster by a loop than by a view. */
const SHORT = 32;

export function copiesIn(memory: LinearMemory): Copies {
  let chunks: Chunk[] = [];
  let used = 0;

  function begin(): void {
    used = 0;
    const [first] = chunks;
    if (first === undefined || (chunks.length === 1 && first.bytes <= LARGEST_KEPT)) return;
    const total = chunks.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { start } of chunks) memory.free(start);
    chunks = [];
    if (total <= LARGEST_KEPT) addChunk(total);
  }

  function addChunk(bytes: number): Chunk | undefined {
    const start = memory.allocate(bytes);
    if (start === undefined) return undefined;
    const chunk = { start, bytes };
    chunks.push(chunk);
    used = 0;
    return chunk;
  }

  function reserve(bytes: number): number | undefined {
    let chunk = chunks.at(-1);
    if (chunk === undefined || used + bytes > chunk.bytes) {
      const ample = Math.max(
        bytes,
        SMALLEST_CHUNK,
        Math.min(2 * (chunk?.bytes ?? 0), LARGEST_KEPT),
      );
      chunk = addChunk(ample) ?? addChunk(bytes);
      if (chunk === undefined) return undefined;
    }
    const address = chunk.start + used;
    used += Math.ceil(bytes / 64) * 64;
    return address;
  }

  function copyOut(address: number, data: Data): void {
    const dtype = dtypeOf(data) ?? "float64";
    if (data.length >= SHORT) {
      data.set(memory.view(dtype, address, data.length));
      return;
    }
    const elements = memory.elements(dtype);
    const first = address / data.BYTES_PER_ELEMENT;
    for (let k = 0; k < data.length; k++) data[k] = elements[first + k]!;
  }

  return {
    memory,
    begin,
    reserve,
    copyIn: (data, address) =>
      memory.elements(dtypeOf(data) ?? "float64").set(data, address / data.BYTES_PER_ELEMENT),
    copyOut,
    copyIndices: (indices, address) =>
      new Uint32Array(memory.memory.buffer, address, indices.length).set(indices),
  };
}
