/** The number format of a matrix: `"float64"` is TypeScript's `number`, `"float32"` its single-precision half. */
export type DType = "float64" | "float32";

/**
 * A row-major matrix: the element in row `i`, column `j` is `data[i * columns + j]`.
 * Any zero-size dimension is legal. A plain record: whoever holds `data` may write to it.
 */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly dtype: DType;
  /** Always `rows * columns` long; a `Float64Array` for float64, a `Float32Array` for float32. */
  readonly data: Float64Array | Float32Array;
}

/**
 * Where an operation puts its result: given a shape, hands out a matrix of it. The contents are
 * unspecified, for the operation writes every element. So a buffer may be handed out again once the
 * caller no longer needs it. The default hands out fresh zeros.
 */
export type Allocate = (rows: number, columns: number, dtype: DType) => Matrix;
