import type { Matrix } from "@adjoint/matrix";

/** A copy, since a later call may write to the same memory. */
export function copy(m: Matrix): Matrix {
  return { ...m, data: m.data.slice() };
}

/** Gives matrices their very bits back, even when `action` throws. */
export function restoring<Result>(matrices: readonly Matrix[], action: () => Result): Result {
  const originals = matrices.map(copy);
  try {
    return action();
  } finally {
    matrices.forEach(({ data }, i) => {
      data.set(originals[i]!.data);
    });
  }
}
