import type { Matrix } from "@adjoint/matrix";

/** Whether matrices hold the same numbers, bit by bit: NaN is NaN, and -0 is not 0. */
export function sameBits(a: readonly Matrix[], b: readonly Matrix[]): boolean {
  return a.every(
    (m, i) =>
      m.rows === b[i]!.rows &&
      m.columns === b[i]!.columns &&
      m.data.every((value, k) => Object.is(value, b[i]!.data[k])),
  );
}
