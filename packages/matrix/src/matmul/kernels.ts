import { productModule } from "../generated/product.js";
import { kernelModule } from "../linear-memory/kernel-module.js";

type Product = (
  a: number,
  aRow: number,
  aStep: number,
  b: number,
  bStep: number,
  bColumn: number,
  c: number,
  rows: number,
  inner: number,
  columns: number,
  bias: number,
  scratch: number,
) => void;

/** The SIMD products; strides in bytes, a bias at address 0 is none. */
export const productKernels = /* @__PURE__ */ kernelModule<{
  readonly productFloat32: Product;
  readonly productFloat64: Product;
  readonly productScratch: (inner: number, columns: number, elementSize: number) => number;
}>(productModule);
