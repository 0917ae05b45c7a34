import { assertRecord, describeValue } from "@adjoint/checks";
import { type Matrix, ShapeError } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import type { NumericArray } from "../readers/types.js";

/** NumPy's words for kinds of numbers, the lowest byte first, and how one is written. */
const KINDS: Readonly<
  Record<string, readonly [descr: string, set: (view: DataView, at: number, value: number) => void]>
> = {
  Float64Array: ["<f8", (view, at, value) => view.setFloat64(at, value, true)],
  Float32Array: ["<f4", (view, at, value) => view.setFloat32(at, value, true)],
  Int32Array: ["<i4", (view, at, value) => view.setInt32(at, value, true)],
  Uint32Array: ["<u4", (view, at, value) => view.setUint32(at, value, true)],
  Int16Array: ["<i2", (view, at, value) => view.setInt16(at, value, true)],
  Uint16Array: ["<u2", (view, at, value) => view.setUint16(at, value, true)],
  Int8Array: ["|i1", (view, at, value) => view.setInt8(at, value)],
  Uint8Array: ["|u1", (view, at, value) => view.setUint8(at, value)],
};

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];

/** Numbers begin at a multiple of so many bytes. */
const ALIGNMENT = 64;

/** NumPy leaves room for a first size of so many digits, so that a file can grow. */
const DIGITS = 21;

/**
 * Writes a `.npy` file, which `numpy.load` and `readNpy` read: numbers of one kind, of any shape.
 *
 * Shapes: a matrix has the shape [rows, columns].
 * Numerics: every bit is kept. The bytes are those that `numpy.save` writes.
 * Follows NumPy's format 1.0.
 *
 * @param array a matrix, or what `readNpy` and `readIdx` give
 * @returns the file
 * @throws {TypeError} when it is no such array
 * @throws {RangeError} when a size is no integer of at least 0, or there are too many for a header
 * @throws {ShapeError} when the data is not of its shape
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrixOf, readNpy, writeNpy } from "@adjoint/datasets";
 * import { fromRows } from "@adjoint/matrix";
 *
 * const m = fromRows([[1, 2], [3, 4]]);
 * assert.deepEqual(matrixOf(readNpy(writeNpy(m))), m);
 * ```
 */
export function writeNpy(array: Matrix | NumericArray): Uint8Array {
  assertRecord("writeNpy", "array", array, "a matrix, or an array { shape, data }");
  const { shape, data } = "rows" in array ? arrayOf(array) : array;
  const kind = ArrayBuffer.isView(data) ? Object.prototype.toString.call(data).slice(8, -1) : "";
  const [descr, set] = KINDS[kind] ?? [];
  if (!Array.isArray(shape) || descr === undefined || set === undefined) {
    throw new TypeError(
      `writeNpy: array must be a matrix, or an array { shape, data } of numbers, got ${describeValue(array)}`,
    );
  }
  assertSizes(shape, data.length);
  const header = headerOf(descr, shape);
  const size = data.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(header.length + data.length * size);
  bytes.set(header);
  const view = new DataView(bytes.buffer);
  for (let k = 0; k < data.length; k++) set(view, header.length + k * size, data[k]!);
  return bytes;
}

function arrayOf(m: Matrix): NumericArray {
  assertMatrix("writeNpy", "array", m);
  return { shape: [m.rows, m.columns], data: m.data };
}

function assertSizes(shape: readonly number[], length: number): void {
  let product = 1;
  // Not forEach, which passes over holes.
  for (let i = 0; i < shape.length; i++) {
    const size = shape[i];
    if (!Number.isSafeInteger(size) || size! < 0) {
      throw new RangeError(
        `writeNpy: shape[${i}] must be an integer of at least 0, got ${describeValue(size)}`,
      );
    }
    product *= size!;
  }
  if (product !== length) {
    throw new ShapeError(
      `writeNpy: array has ${length} numbers, and the shape [${shape.slice(0, 8).join(", ")}]`,
    );
  }
}

/** All that comes before the numbers. */
function headerOf(descr: string, shape: readonly number[]): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const room = shape.length === 0 ? 0 : DIGITS - String(shape[0]).length;
  const record = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sizes}), }${" ".repeat(room)}`;
  const before = MAGIC.length + 2;
  // At least one space, as NumPy has it.
  const padding = ALIGNMENT - ((before + record.length + 1) % ALIGNMENT);
  const text = `${record}${" ".repeat(padding)}\n`;
  if (text.length > 0xffff) {
    throw new RangeError(`writeNpy: array has ${shape.length} dimensions, too many for a header`);
  }
  const bytes = new Uint8Array(before + text.length);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint16(MAGIC.length, text.length, true);
  for (let i = 0; i < text.length; i++) bytes[before + i] = text.charCodeAt(i);
  return bytes;
}
