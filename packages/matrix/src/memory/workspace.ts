import { assertBoolean, assertOptions, type OptionNames } from "@adjoint/checks";
import { assertShape } from "../core/checks.js";
import type { Allocate, Matrix } from "../core/types.js";
import { linearMemory } from "./linear-memory.js";
import { freed, slots } from "./slots.js";
import { trusted } from "./trusted.js";

/** `Symbol.dispose`, where the compiler's `lib` knows it. */
type Dispose = SymbolConstructor extends { readonly dispose: infer Key extends symbol }
  ? Key
  : never;

/** For `using`; without it in the `lib`, nothing. */
type Disposed = { readonly [Key in Dispose]: () => void };

/** An allocator whose matrices are used again, step after step. */
export interface Workspace extends Disposed {
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
 * `end` gives the memory back. Without it, the memory is given back when neither the workspace nor
 * the data of any of its matrices is reachable. That takes a return to the event loop, so end
 * workspaces that are made in a loop.
 *
 * Numerics: matrices of a workspace give the same bits as any others. They are ordinary arrays
 * where an engine lacks WebAssembly, shared memory or `FinalizationRegistry`, or where linear
 * memory has no room. Those are used again in the same way.
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
  const { matrix, end } = slots(memory?.shared && freed !== undefined ? memory : undefined);
  let next = 0;
  let step = 0;
  let ended = false;
  const assertNotEnded = (name: string) => {
    if (ended) throw new RangeError(`${name}: the workspace has ended; make another`);
  };
  const watchedUntilRestart = (given: Matrix): Matrix => {
    const birth = step;
    return watched(given, () => step === birth);
  };
  const space = {
    allocate: trusted((rows, columns, dtype) => {
      assertNotEnded("workspace.allocate");
      assertShape("workspace.allocate", rows, columns, dtype);
      const given = matrix(next, rows, columns, dtype);
      next += 1;
      return checked ? watchedUntilRestart(given) : given;
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
  // For `using`, where an engine knows it.
  const { dispose } = Symbol as { readonly dispose?: symbol };
  if (dispose !== undefined) Object.defineProperty(space, dispose, { value: space.end });
  return space as Workspace;
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
