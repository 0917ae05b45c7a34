import type { Matrix } from "../core/types.js";

/** A matrix read through strides: a transpose is the same data with the strides exchanged. */
export interface Strided {
  readonly matrix: Matrix;
  readonly rowStride: number;
  readonly columnStride: number;
}

/** Sizes of a product: [rows, inner] times [inner, columns]. */
export interface ProductShape {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}
