import { assertBoolean, assertOptions, type OptionNames } from "@adjoint/checks";
import { assertShape } from "../core/checks.js";
import type { Allocate, DType, Matrix } from "../core/types.js";
import { host } from "./host.js";
import { type LinearMemory, linearMemory } from "./linear-memory.js";
import { trusted } from "./trusted.js";

/** An allocator whose matrices are used again, step after step. */
export interface Workspace {
  /** Hands out the next matrix of this step. */
  readonly allocate: Allocate;
  /** Begins the next step: whatever was handed out before may be overwritten from now on. */
  readonly restart: () => void;
  /**
   * Gives all memory back, once and for all: reading `data` of a matrix it handed out throws from now
   * on, and so does `allocate`. An array that was taken out of a matrix before must not be used any
   * more. An engine with `Symbol.dispose` calls it at the end of a block for `using`.
   */
  readonly end: () => void;
}

/** How a workspace is watched. */
export interface WorkspaceOptions {
  /** Matrices of an earlier step throw when their `data` is read, at some cost. @default false */
  readonly checked?: boolean;
}

const WORKSPACE: OptionNames<WorkspaceOptions> = { checked: "optional" };

/** The k-th allocation of every step: a place in memory, and the last matrices made of it. */
interface Slot {
  readonly buffer: ArrayBufferLike;
  /** Where in linear memory it is; undefined for an ordinary buffer. */
  readonly address: number | undefined;
  readonly bytes: number;
  readonly matrices: Matrix[];
}

/** How many shapes a slot remembers: an epoch has two, of its batches and of the last one. */
const SHAPES = 4;

/**
 * An allocator in the linear memory of the SIMD kernels, which then copy nothing: the k-th
 * allocation of a step is the k-th matrix of the step before, if it has the same shape. So a
 * training step allocates no matrix from its second time on.
 *
 * `restart` begins a step. What was handed out before it must not be used after it: a later
 * allocation writes over it. `checked: true` finds such uses: reading `data` of an earlier step's
 * matrix throws. To keep a result, allocate it elsewhere or take its `copy`. The same holds for what
 * is cloned or posted to a worker: it may arrive as a view of memory that is written over.
 *
 * `end` gives the memory back. Without it, that happens when neither the workspace nor the data of any
 * of its matrices is reachable, and not before the program returns to its event loop: end
 * workspaces that are made in a loop.
 *
 * Numerics: matrices of a workspace give the same bits as any others. Where an engine lacks
 * WebAssembly, shared memory or `FinalizationRegistry`, and where linear memory has no room, they are
 * ordinary arrays, used again in the same way.
 *
 * @param options whether uses after `restart` are caught
 * @throws {RangeError} from `data` of a checked workspace's matrix, when its step is over; from `data`
 * of any, and from `allocate` and `restart`, when the workspace has ended
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { add, full, workspace } from "@adjoint/matrix";
 *
 * const { allocate, restart, end } = workspace();
 * const first = add(full(1, 2, 1), 1, allocate);
 * assert.equal(first.data[0], 2);
 * restart();
 * assert.equal(add(full(1, 2, 5), 1, allocate), first);
 * end();
 * assert.throws(() => first.data, { name: "RangeError" });
 * ```
 */
export function workspace(options: WorkspaceOptions = {}): Workspace {
  assertOptions("workspace", options, WORKSPACE);
  const { checked = false } = options;
  assertBoolean("workspace", "checked", checked);
  // Ordinary arrays where views are lost when the memory grows, and where nothing would free them.
  const memory = linearMemory();
  const { place, end } = slots(memory?.shared === true && freed !== undefined ? memory : undefined);
  let next = 0;
  let step = 0;
  let ended = false;
  const assertNotEnded = (name: string) => {
    if (ended) throw new RangeError(`${name}: the workspace has ended; make another`);
  };
  const space: Workspace = {
    allocate: trusted((rows, columns, dtype) => {
      assertNotEnded("workspace.allocate");
      assertShape("workspace.allocate", rows, columns, dtype);
      const matrix = place(next, rows, columns, dtype);
      next += 1;
      if (!checked) return matrix;
      const birth = step;
      return watched(matrix, () => step === birth);
    }),
    restart: () => {
      assertNotEnded("workspace.restart");
      next = 0;
      step += 1;
    },
    end: () => {
      ended = true;
      end();
    },
  };
  return disposable(space);
}

/** For `using`, where an engine knows it. */
function disposable(space: Workspace): Workspace {
  const { dispose } = Symbol as { readonly dispose?: symbol };
  return dispose === undefined
    ? space
    : Object.defineProperty(space, dispose, { value: space.end });
}

interface Slots {
  readonly place: (index: number, rows: number, columns: number, dtype: DType) => Matrix;
  readonly end: () => void;
}

function slots(memory: LinearMemory | undefined): Slots {
  const all: (Slot | undefined)[] = [];
  /** What is freed when nobody can reach the workspace any more. */
  const addresses = new Map<number, number>();
  const owner = {};
  if (memory !== undefined) freed?.register(owner, { memory, addresses });

  function release(index: number): void {
    const { address, matrices } = all[index]!;
    // Whoever holds one of them must not read, or write over, what is soon somebody else's.
    for (const m of matrices) forget(m);
    all[index] = undefined;
    addresses.delete(index);
    if (address !== undefined) memory?.free(address);
  }

  function slotOf(index: number, bytes: number): Slot {
    const held = all[index];
    if (held !== undefined && held.bytes >= bytes) return held;
    if (held !== undefined) release(index);
    const address = memory?.allocate(bytes);
    if (address !== undefined) addresses.set(index, address);
    const buffer =
      memory === undefined || address === undefined ? new ArrayBuffer(bytes) : memory.memory.buffer;
    const slot = { buffer, address, bytes, matrices: [] };
    all[index] = slot;
    return slot;
  }

  return {
    place: (index, rows, columns, dtype) => {
      const { buffer, address, matrices } = slotOf(
        index,
        rows * columns * (dtype === "float32" ? 4 : 8),
      );
      for (let k = 0; k < matrices.length; k++) {
        const m = matrices[k]!;
        if (m.rows === rows && m.columns === columns && m.dtype === dtype) return m;
      }
      if (matrices.length === SHAPES) forget(matrices.shift()!);
      const start = address ?? 0;
      const data =
        dtype === "float32"
          ? new Float32Array(buffer, start, rows * columns)
          : new Float64Array(buffer, start, rows * columns);
      owners.set(data, owner);
      const made = { rows, columns, dtype, data };
      matrices.push(made);
      return made;
    },
    end: () => {
      for (let index = 0; index < all.length; index++) {
        if (all[index] !== undefined) release(index);
      }
    },
  };
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

/** Data whose memory belongs to a workspace, which must outlive it. */
const owners = new WeakMap<Matrix["data"], object>();

/** Frees what workspaces held that nobody reaches any more; undefined in an engine that cannot tell. */
const freed = /* @__PURE__ */ createRegistry();

function createRegistry() {
  const { FinalizationRegistry: Registry } = host();
  if (Registry === undefined) return undefined;
  return new Registry(
    ({ memory, addresses }: { memory: LinearMemory; addresses: ReadonlyMap<number, number> }) => {
      for (const address of addresses.values()) memory.free(address);
    },
  );
}

function watched(matrix: Matrix, current: () => boolean): Matrix {
  const { rows, columns, dtype } = matrix;
  return {
    rows,
    columns,
    dtype,
    get data() {
      if (current()) return matrix.data;
      throw new RangeError(
        `workspace: this matrix [${rows}, ${columns}] is of an earlier step; copy what must outlive restart`,
      );
    },
  };
}
