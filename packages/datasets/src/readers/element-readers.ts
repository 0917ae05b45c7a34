import type { NumericArray } from "./types.js";

/** How the numbers of one kind are read. */
export interface ElementReader {
  /** Bytes of a number. */
  readonly size: number;
  readonly make: (length: number) => NumericArray["data"];
  readonly read: (view: DataView, byte: number, littleEndian: boolean) => number;
}

const reader = (
  size: number,
  make: ElementReader["make"],
  read: ElementReader["read"],
): ElementReader => ({ size, make, read });

/** By the words of NumPy: u1 is an unsigned integer of one byte. NaN stands for an integer that no double holds. */
export const ELEMENT_READERS: ReadonlyMap<string, ElementReader> = new Map([
  [
    "u1",
    reader(
      1,
      (n) => new Uint8Array(n),
      (view, at) => view.getUint8(at),
    ),
  ],
  [
    "b1",
    reader(
      1,
      (n) => new Uint8Array(n),
      (view, at) => view.getUint8(at),
    ),
  ],
  [
    "i1",
    reader(
      1,
      (n) => new Int8Array(n),
      (view, at) => view.getInt8(at),
    ),
  ],
  [
    "u2",
    reader(
      2,
      (n) => new Uint16Array(n),
      (view, at, le) => view.getUint16(at, le),
    ),
  ],
  [
    "i2",
    reader(
      2,
      (n) => new Int16Array(n),
      (view, at, le) => view.getInt16(at, le),
    ),
  ],
  [
    "u4",
    reader(
      4,
      (n) => new Uint32Array(n),
      (view, at, le) => view.getUint32(at, le),
    ),
  ],
  [
    "i4",
    reader(
      4,
      (n) => new Int32Array(n),
      (view, at, le) => view.getInt32(at, le),
    ),
  ],
  [
    "u8",
    reader(
      8,
      (n) => new Float64Array(n),
      (view, at, le) => safe(view.getBigUint64(at, le)),
    ),
  ],
  [
    "i8",
    reader(
      8,
      (n) => new Float64Array(n),
      (view, at, le) => safe(view.getBigInt64(at, le)),
    ),
  ],
  [
    "f2",
    reader(
      2,
      (n) => new Float32Array(n),
      (view, at, le) => half(view.getUint16(at, le)),
    ),
  ],
  [
    "f4",
    reader(
      4,
      (n) => new Float32Array(n),
      (view, at, le) => view.getFloat32(at, le),
    ),
  ],
  [
    "f8",
    reader(
      8,
      (n) => new Float64Array(n),
      (view, at, le) => view.getFloat64(at, le),
    ),
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
