import type { NumericArray } from "./types.js";

/** How the numbers of one kind are read. */
export interface ElementReader {
  /** Bytes of a number. */
  readonly size: number;
  readonly make: (length: number) => NumericArray["data"];
  readonly read: (view: DataView, byte: number, littleEndian: boolean) => number;
}

/** By the words of NumPy: u1 is an unsigned integer of one byte. NaN stands for an integer that no double holds. */
export const ELEMENT_READERS: ReadonlyMap<string, ElementReader> = new Map([
  ["u1", { size: 1, make: (n) => new Uint8Array(n), read: (view, at) => view.getUint8(at) }],
  ["b1", { size: 1, make: (n) => new Uint8Array(n), read: (view, at) => view.getUint8(at) }],
  ["i1", { size: 1, make: (n) => new Int8Array(n), read: (view, at) => view.getInt8(at) }],
  [
    "u2",
    { size: 2, make: (n) => new Uint16Array(n), read: (view, at, le) => view.getUint16(at, le) },
  ],
  [
    "i2",
    { size: 2, make: (n) => new Int16Array(n), read: (view, at, le) => view.getInt16(at, le) },
  ],
  [
    "u4",
    { size: 4, make: (n) => new Uint32Array(n), read: (view, at, le) => view.getUint32(at, le) },
  ],
  [
    "i4",
    { size: 4, make: (n) => new Int32Array(n), read: (view, at, le) => view.getInt32(at, le) },
  ],
  [
    "u8",
    {
      size: 8,
      make: (n) => new Float64Array(n),
      read: (view, at, le) => safe(view.getBigUint64(at, le)),
    },
  ],
  [
    "i8",
    {
      size: 8,
      make: (n) => new Float64Array(n),
      read: (view, at, le) => safe(view.getBigInt64(at, le)),
    },
  ],
  [
    "f2",
    {
      size: 2,
      make: (n) => new Float32Array(n),
      read: (view, at, le) => half(view.getUint16(at, le)),
    },
  ],
  [
    "f4",
    { size: 4, make: (n) => new Float32Array(n), read: (view, at, le) => view.getFloat32(at, le) },
  ],
  [
    "f8",
    { size: 8, make: (n) => new Float64Array(n), read: (view, at, le) => view.getFloat64(at, le) },
  ],
]);

/** An integer that a double holds, and whose neighbours it holds too. */
function safe(value: bigint): number {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : Number.NaN;
}

/** The number of 16 bits: IEEE 754 half precision. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  const scale = 2 ** (Math.max(exponent, 1) - 25);
  return sign * (exponent === 0 ? fraction : fraction + 1024) * scale;
}
