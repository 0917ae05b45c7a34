import type { Matrix } from "@adjoint/matrix";
import { elementwise } from "@adjoint/matrix/kit";
import { compiled } from "../generated/multiply-by.js";

const formulas = /* @__PURE__ */ elementwise(
  {
    number: { operands: 1, formula: (x, factor) => x * factor },
    matrix: (x, factor) => x * factor,
  },
  compiled,
);

/**
 * `to = m ∘ factors`, checked by the caller: a number, a matrix like m, or a row or a column, repeated. Few
 * losses have those, and the kernels of `multiply` would be twice as many bytes in a page as these.
 */
export function multiplyBy(m: Matrix, factors: number | Matrix, to: Matrix): void {
  if (typeof factors === "number") formulas.number([m], [to], factors);
  else if (factors.rows === m.rows && factors.columns === m.columns) {
    formulas.matrix([m, factors], [to]);
  } else {
    forEachFactor(m, factors, (factor, k) => {
      to.data[k] = m.data[k]! * factor;
    });
  }
}

/** Calls back with what each element of m is multiplied with, and the element's index. */
export function forEachFactor(
  { rows, columns }: Matrix,
  factors: Matrix,
  call: (factor: number, k: number) => void,
): void {
  const down = factors.rows === 1 ? 0 : factors.columns;
  const along = factors.columns === 1 ? 0 : 1;
  for (let i = 0, k = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, k++) call(factors.data[i * down + j * along]!, k);
  }
}
