/** Numbers of a file, of any shape, in row-major order. */
export interface NumericArray {
  /** One size for each dimension; none for a single number. */
  readonly shape: readonly number[];
  readonly data:
    | Float64Array
    | Float32Array
    | Int32Array
    | Uint32Array
    | Int16Array
    | Uint16Array
    | Int8Array
    | Uint8Array;
}
