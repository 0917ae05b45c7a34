import { type Allocate, type Matrix, rounding } from "@adjoint/matrix";
import type { TargetRows } from "./target-rows.js";

/**
 * `dx = (p T - t) / rows * upstream` with `T = Σ t`, in the form `p (T - t) - t (1 - p)`: for a
 * row whose mass is all on one class the first term vanishes there, and `1 - p` keeps its digits.
 */
export function logitGradient(
  probabilities: Matrix,
  target: TargetRows,
  upstream: number,
  allocate: Allocate,
): Matrix {
  const { rows, columns, dtype, data: p } = probabilities;
  const round = rounding(dtype);
  const dLogits = allocate(rows, columns, dtype);
  const d = dLogits.data;
  const scale = round(upstream);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    const total = target.total(i);
    for (let k = start; k < start + columns; k++) d[k] = p[k]! * total;
    target.forEachNonZero(i, (column, mass) => {
      const k = start + column;
      const pushed = round(mass * complement(probabilities, i, column, round));
      d[k] = round(p[k]! * round(total - mass)) - pushed;
    });
    for (let k = start; k < start + columns; k++) d[k] = round(d[k]! / rows) * scale;
  }
  return dLogits;
}

/** `1 - p` of one class: as the sum of the others where p is so near 1 that the difference cancels. */
function complement(
  { columns, data: p }: Matrix,
  row: number,
  column: number,
  round: (value: number) => number,
): number {
  const start = row * columns;
  const own = p[start + column]!;
  if (own <= 0.5) return round(1 - own);
  let others = 0;
  for (let j = 0; j < columns; j++) {
    if (j !== column) others = round(others + p[start + j]!);
  }
  return others;
}
