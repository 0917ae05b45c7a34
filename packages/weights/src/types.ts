import type { DType, Matrix } from "@adjoint/matrix";

/** What a tensor of a safetensors file may hold, in the words of the format. */
export type TensorData =
  | Float64Array
  | Float32Array
  | BigInt64Array
  | BigUint64Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array;

/** Numbers of any shape, in row-major order. */
export interface Tensor {
  /** The number format, in the words of safetensors: `"F64"`, `"F32"`, `"I64"`. */
  readonly dtype: string;
  /** One size for each dimension; none for a single number. */
  readonly shape: readonly number[];
  /** The numbers. Of `F16` and `BF16` the bits, of `BOOL` zeros and ones. */
  readonly data: TensorData;
}

/** What a file of weights holds: tensors by their names, and texts about them. */
export interface TensorFile {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

/** A matrix as a tensor over the same memory. */
export function tensorOf({ rows, columns, dtype, data }: Matrix): Tensor {
  return { dtype: TENSOR_DTYPES[dtype], shape: [rows, columns], data };
}

const TENSOR_DTYPES: Readonly<Record<DType, string>> = { float64: "F64", float32: "F32" };
