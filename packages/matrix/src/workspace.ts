import { assertBoolean, assertOptions, type OptionNames } from "@adjoint/checks";
import { allocateFresh } from "./allocate-fresh.js";
import { assertShape } from "./checks.js";
import { host } from "./linear-memory/host.js";
import { type LinearMemory, linearMemory } from "./linear-memory/linear-memory.js";
import { trusted } from "./trusted.js";
import type { Allocate, DType, Matrix } from "./types.js";

/** An allocator whose matrices are used again, step after step. */
export interface Workspace {
  /** Hands out the next matrix of this step. */
  readonly allocate: Allocate;
  /** Begins the next step: whatever was handed out before may be overwritten from now on. */
  readonly restart: () => void;
}

/** How a workspace is watched. */
export interface WorkspaceOptions {
  /** Matrices of an earlier step throw when their `data` is read, at some cost. @default false */
  readonly checked?: boolean;
}

const WORKSPACE: OptionNames<WorkspaceOptions> = { checked: "optional" };

/** The k-th allocation of every step: a place in memory, and the matrices that were made of it. */
interface Slot {
  readonly address: number;
  readonly bytes: number;
  readonly matrices: Matrix[];
}

/**
 * An allocator in the linear memory of the SIMD kernels, which then copy nothing: the k-th
 * allocation of a step is the k-th matrix of the step before, if it has the same shape. So a
 * training step allocates no matrix from its second time on.
 *
 * `restart` begins a step. What was handed out before it must not be used after it: a later
 * allocation writes over it. `checked: true` finds such uses: reading `data` of an earlier step's
 * matrix throws. To keep a result, allocate it elsewhere or copy its data (`data.slice()`).
 *
 * Numerics: matrices of a workspace give the same bits as any others. Where an engine lacks
 * WebAssembly, shared memory or `FinalizationRegistry`, they are ordinary arrays, used again in the
 * same way. Their memory is freed when neither the workspace nor any of its matrices' data is reachable.
 *
 * @param options whether uses after `restart` are caught
 * @throws {RangeError} from `data` of a checked workspace's matrix, when its step is over
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { add, full, workspace } from "@adjoint/matrix";
 *
 * const { allocate, restart } = workspace();
 * const first = add(full(1, 2, 1), 1, allocate);
 * assert.equal(first.data[0], 2);
 * restart();
 * assert.equal(add(full(1, 2, 5), 1, allocate), first);
 * ```
 */
export function workspace(options: WorkspaceOptions = {}): Workspace {
  assertOptions("workspace", options, WORKSPACE);
  const { checked = false } = options;
  assertBoolean("workspace", "checked", checked);
  // Ordinary arrays where views are lost when the memory grows, and where nothing would free them.
  const memory = linearMemory();
  const place = slots(memory?.shared === true && freed !== undefined ? memory : undefined);
  let next = 0;
  let step = 0;
  return {
    allocate: trusted((rows, columns, dtype) => {
      assertShape("workspace.allocate", rows, columns, dtype);
      const matrix = place(next, rows, columns, dtype);
      next += 1;
      if (!checked) return matrix;
      const birth = step;
      return watched(matrix, () => step === birth);
    }),
    restart: () => {
      next = 0;
      step += 1;
    },
  };
}

type Place = (index: number, rows: number, columns: number, dtype: DType) => Matrix;

function slots(memory: LinearMemory | undefined): Place {
  const all: (Slot | undefined)[] = [];
  /** What is freed when nobody can reach the workspace any more. */
  const addresses = new Map<number, number>();
  const owner = {};
  if (memory !== undefined) freed?.register(owner, { memory, addresses });

  function slotOf(index: number, bytes: number): Slot {
    const held = all[index];
    if (held !== undefined && held.bytes >= bytes) return held;
    if (held !== undefined && memory !== undefined) {
      memory.free(held.address);
      // Before what may throw: the address is soon somebody else's.
      all[index] = undefined;
      addresses.delete(index);
    }
    const address = memory?.allocate(bytes);
    if (memory !== undefined && address === undefined) {
      throw new RangeError(
        `workspace: no room for ${bytes} more bytes in WebAssembly's memory of at most 4 GiB`,
      );
    }
    const slot = { address: address ?? 0, bytes, matrices: [] };
    all[index] = slot;
    addresses.set(index, slot.address);
    return slot;
  }

  return (index, rows, columns, dtype) => {
    const bytes = rows * columns * (dtype === "float32" ? 4 : 8);
    const slot = slotOf(index, bytes);
    const known = slot.matrices.find(
      (m) => m.rows === rows && m.columns === columns && m.dtype === dtype,
    );
    if (known !== undefined) return known;
    const made =
      memory === undefined
        ? allocateFresh(rows, columns, dtype)
        : resident(memory, owner, slot.address, rows, columns, dtype);
    slot.matrices.push(made);
    return made;
  };
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

function resident(
  memory: LinearMemory,
  owner: object,
  address: number,
  rows: number,
  columns: number,
  dtype: DType,
): Matrix {
  const data = memory.view(dtype, address, rows * columns);
  owners.set(data, owner);
  return { rows, columns, dtype, data };
}

function watched({ rows, columns, dtype, data }: Matrix, current: () => boolean): Matrix {
  return {
    rows,
    columns,
    dtype,
    get data() {
      if (current()) return data;
      throw new RangeError(
        `workspace: this matrix [${rows}, ${columns}] is of an earlier step; copy what must outlive restart`,
      );
    },
  };
}
