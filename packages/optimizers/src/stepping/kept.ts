import { type Allocate, type Matrix, workspace } from "@adjoint/matrix";
import { allocateResult } from "@adjoint/matrix/kit";
import type { Parameter } from "@adjoint/pass";
import type { Method, RunningNumber } from "./method.js";

/** What is kept of one parameter, in the order of the method's names. */
export interface Kept {
  /** How the parameter moves. */
  readonly method: Method;
  readonly matrices: readonly Matrix[];
  readonly running: number[];
  /** How each of those goes on. */
  readonly nexts: readonly RunningNumber[];
  /** For `update`: the parameter's value, the matrices, and its gradient. */
  readonly list: Matrix[];
  /** Whether its next step is its first. */
  isFirst: boolean;
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
  const nexts = Object.values(method.running);
  const running = nexts.map(({ start }) => start);
  const list = [value, ...matrices, gradient];
  return { method, matrices, running, nexts, list, isFirst: true };
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
