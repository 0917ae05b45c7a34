import type { DType, Matrix } from "../core/types.js";
import { type Blocks, blocks } from "./blocks.js";
import { host } from "./host.js";
import { FIRST, type LinearMemory } from "./linear-memory.js";
import { place } from "./places.js";

/** Places in memory by their index, each with the matrices that were made of it last. */
export interface Slots {
  readonly matrix: (index: number, rows: number, columns: number, dtype: DType) => Matrix;
  readonly end: () => void;
}

interface Slot {
  /** Where in linear memory it is; undefined for an ordinary buffer. */
  readonly address: number | undefined;
  readonly buffer: ArrayBufferLike;
  readonly bytes: number;
  readonly matrices: Matrix[];
}

/** How many shapes a slot remembers: an epoch has two, of its batches and of the last one. */
const SHAPES = 4;

/** Slots in linear memory; without one, or where it has no room, in ordinary buffers. */
export function slots(memory: LinearMemory | undefined): Slots {
  const all: (Slot | undefined)[] = [];
  /** What is freed when nobody can reach the owner any more. */
  const addresses = new Set<number>();
  const owner = {};
  const from = memory && blocksOf(memory);
  if (from !== undefined) freed?.register(owner, { blocks: from, addresses });

  function release(index: number): void {
    const slot = all[index];
    if (slot === undefined) return;
    // Whoever holds one of them must not read, or write over, what is soon somebody else's.
    for (const m of slot.matrices) forget(m);
    all[index] = undefined;
    if (slot.address === undefined) return;
    addresses.delete(slot.address);
    from?.free(slot.address);
  }

  function make(index: number, bytes: number): Slot {
    release(index);
    const address = from?.allocate(bytes);
    if (address !== undefined) addresses.add(address);
    const buffer = address === undefined ? new ArrayBuffer(bytes) : memory!.memory.buffer;
    const slot = { address, buffer, bytes, matrices: [] };
    all[index] = slot;
    return slot;
  }

  return {
    matrix: (index, rows, columns, dtype) => {
      const bytes = rows * columns * (dtype === "float32" ? 4 : 8);
      const held = all[index];
      const { address, buffer, matrices } =
        held !== undefined && held.bytes >= bytes ? held : make(index, bytes);
      for (let k = 0; k < matrices.length; k++) {
        const m = matrices[k]!;
        if (m.rows === rows && m.columns === columns && m.dtype === dtype) return m;
      }
      if (matrices.length === SHAPES) forget(matrices.shift()!);
      const length = rows * columns;
      const data =
        dtype === "float32"
          ? new Float32Array(buffer, address, length)
          : new Float64Array(buffer, address, length);
      if (address !== undefined) place(data, { address, dtype, length, owner });
      const made = { rows, columns, dtype, data };
      matrices.push(made);
      return made;
    },
    end: () => {
      for (const index of all.keys()) release(index);
    },
  };
}

/** From now on, copies have a stretch of their own. */
function blocksOf(memory: LinearMemory): Blocks {
  memory.blocks ??= blocks(FIRST, memory.extend(0), memory.extend);
  return memory.blocks;
}

/** Parts a matrix from memory that is no longer its own. */
function forget(matrix: Matrix): void {
  const { rows, columns } = matrix;
  Object.defineProperty(matrix, "data", {
    get: () => {
      throw new RangeError(
        `workspace: the memory of this matrix [${rows}, ${columns}] was given back; copy what must outlive its step`,
      );
    },
  });
}

/** Frees what workspaces held that nobody reaches any more; undefined in an engine that cannot tell. */
export const freed = /* @__PURE__ */ createRegistry();

function createRegistry() {
  const { FinalizationRegistry: Registry } = host();
  if (Registry === undefined) return undefined;
  return new Registry(
    ({ blocks, addresses }: { blocks: Blocks; addresses: ReadonlySet<number> }) => {
      for (const address of addresses) blocks.free(address);
    },
  );
}
