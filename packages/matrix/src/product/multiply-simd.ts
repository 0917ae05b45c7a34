import type { Matrix } from "../core/types.js";
import { matmulModule } from "../generated/matmul.js";
import { kernel } from "../memory/kernel.js";
import { kernelModule } from "../memory/kernel-module.js";
import type { ProductShape, Strided } from "./types.js";

/** Fewer multiplications are done by the twin before operands are copied. */
const WORTH_A_CALL = 256;

const product = /* @__PURE__ */ kernel("matmul", matmulModule, "product", {
  operands: ["in a", "in b", "in bias", "out result", "scratch room"],
  numbers: ["aRow", "aStep", "bStep", "bColumn", "rows", "inner", "columns"],
  least: { resident: WORTH_A_CALL, copied: WORTH_A_CALL },
});

const room = /* @__PURE__ */ kernelModule<{
  readonly productScratch: (inner: number, columns: number, elementSize: number) => number;
}>(matmulModule);

/**
 * `result = a b + bias` by a SIMD kernel, and tells whether it did; the same bits as
 * `multiplyPlain`.
 */
export function multiplySimd(
  result: Matrix,
  a: Strided,
  b: Strided,
  { rows, inner, columns }: ProductShape,
  bias: Matrix | undefined,
): boolean {
  const work = rows * inner * columns;
  const size = result.dtype === "float32" ? 4 : 8;
  const scratch = work < WORTH_A_CALL ? 0 : room()?.productScratch(inner, columns, size);
  const ran = product(
    work,
    [a.matrix, b.matrix, bias, result, (scratch ?? 0) >>> 0],
    a.rowStride * size,
    a.columnStride * size,
    b.rowStride * size,
    b.columnStride * size,
    rows,
    inner,
    columns,
  );
  return ran !== undefined;
}
