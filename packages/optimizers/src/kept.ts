import { type Allocate, type Matrix, workspace } from "@adjoint/matrix";
import { allocateResult } from "@adjoint/matrix/kit";
import type { Parameter } from "@adjoint/pass";
import type { Method } from "./method.js";

/** What is kept of one parameter, in the order of the method's names. */
export interface Kept {
  /** How the parameter moves. */
  readonly method: Method;
  readonly matrices: readonly Matrix[];
  readonly running: number[];
  /** For `update`: the parameter's value, the matrices, and its gradient. */
  readonly list: Matrix[];
  /** Whether its next step is its first. */
  isFirst: boolean;
  /** The last call of `step` that moved the parameter, counted from 1; 0 for none yet. */
  call: number;
}

/** What is saved of a parameter: the matrices and numbers of a method, by their names. */
export type SavedRecord = Readonly<Record<string, Matrix | number>>;

/**
 * What is kept of a parameter before its first step, in linear memory if not said otherwise: freed
 * when neither the parameter nor the optimizer can be reached.
 */
export function nothingYet(
  caller: string,
  method: Method,
  { value, gradient }: Parameter,
  allocate: Allocate = workspace().allocate,
): Kept {
  const { rows, columns, dtype } = value;
  const matrices: Matrix[] = [];
  for (const name in method.matrices) {
    const [first, second] = matrices;
    const m = allocateResult(
      caller,
      allocate,
      rows,
      columns,
      dtype,
      value,
      gradient,
      first,
      second,
    );
    m.data.fill(method.matrices[name]!);
    matrices.push(m);
  }
  const running = Object.values(method.running).map(({ start }) => start);
  const list = [value, ...matrices, gradient];
  return { method, matrices, running, list, isFirst: true, call: 0 };
}

/** Takes the running numbers to the next step. */
export function advance({ method, running }: Kept): void {
  let k = 0;
  for (const name in method.running) {
    running[k] = method.running[name]!.next(running[k]!, running);
    k += 1;
  }
}

/** A copy, which shares no memory with what is kept. */
export function copyOf({ method, matrices, running }: Kept): SavedRecord {
  const saved: Record<string, Matrix | number> = {};
  Object.keys(method.matrices).forEach((name, i) => {
    const m = matrices[i]!;
    saved[name] = { ...m, data: m.data.slice() };
  });
  Object.keys(method.running).forEach((name, i) => {
    saved[name] = running[i]!;
  });
  return saved;
}

/** Writes what was saved over what is kept. */
export function write(kept: Kept, saved: SavedRecord): void {
  const { method, matrices, running } = kept;
  Object.keys(method.matrices).forEach((name, i) => {
    matrices[i]!.data.set((saved[name] as Matrix).data);
  });
  Object.keys(method.running).forEach((name, i) => {
    running[i] = saved[name] as number;
  });
  kept.isFirst = false;
}
