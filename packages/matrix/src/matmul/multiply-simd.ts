import { beginKernelCall } from "../linear-memory/kernel-call.js";
import type { Matrix } from "../types.js";
import type { productKernels } from "./kernels.js";
import type { ProductShape, Strided } from "./types.js";

type ProductKernels = NonNullable<ReturnType<typeof productKernels>>;

/** `output = a b + bias` by a SIMD kernel; the same bits as `multiplyPlain`. */
export function multiplySimd(
  kernels: ProductKernels,
  output: Matrix["data"],
  a: Strided,
  b: Strided,
  { rows, inner, columns }: ProductShape,
  bias: Matrix["data"] | undefined,
): void {
  const size = output.BYTES_PER_ELEMENT;
  const product = size === 4 ? kernels.productFloat32 : kernels.productFloat64;
  const call = beginKernelCall();
  product(
    call.input(a.data),
    a.rowStride * size,
    a.columnStride * size,
    call.input(b.data),
    b.rowStride * size,
    b.columnStride * size,
    call.output(output),
    rows,
    inner,
    columns,
    bias === undefined ? 0 : call.input(bias),
    call.scratch(kernels.productScratch(inner, columns, size) >>> 0),
  );
  call.end();
}
