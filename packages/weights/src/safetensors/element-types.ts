import type { TensorData } from "../types.js";

/** A constructor of typed arrays. */
export interface ElementType {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): TensorData;
}

/** What holds the numbers of each dtype. JavaScript has no arrays of half precision: those are bits. */
const ELEMENT_TYPES: ReadonlyMap<string, ElementType> = new Map<string, ElementType>([
  ["F64", Float64Array],
  ["F32", Float32Array],
  ["F16", Uint16Array],
  ["BF16", Uint16Array],
  ["I64", BigInt64Array],
  ["U64", BigUint64Array],
  ["I32", Int32Array],
  ["U32", Uint32Array],
  ["I16", Int16Array],
  ["U16", Uint16Array],
  ["I8", Int8Array],
  ["U8", Uint8Array],
  ["BOOL", Uint8Array],
]);

/** What holds the numbers of a dtype; undefined for one that is unknown. */
export function elementType(dtype: string): ElementType | undefined {
  return ELEMENT_TYPES.get(dtype);
}

/** Every dtype there is, for messages. */
export function dtypeNames(): string {
  return [...ELEMENT_TYPES.keys()].join(", ");
}
