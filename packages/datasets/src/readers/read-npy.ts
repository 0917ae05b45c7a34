import { assertBytes, describeValue, FormatError } from "@adjoint/checks";
import { decodeText } from "./decode-text.js";
import { ELEMENT_READERS } from "./element-readers.js";
import type { NumericArray } from "./types.js";

/** Characters of a header, at most: as NumPy has it. */
const LONGEST_HEADER = 10_000;
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/**
 * Reads a `.npy` file, as `numpy.save` writes it: numbers of one kind, of any shape. Nothing in it is trusted,
 * and no Python is run: the header must be just `descr`, `fortran_order` and `shape`.
 *
 * Numerics: numbers are kept. Integers of 64 bits become float64, and half precision float32; an integer beyond 2^53
 * is an error. Arrays in Fortran order are put into row-major order.
 * Follows NumPy's format 1.0, 2.0 and 3.0.
 *
 * @param bytes the file
 * @throws {TypeError} when bytes are no Uint8Array
 * @throws {FormatError} when they are no such file, or hold something else than numbers; the message says at
 * which byte
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { readNpy } from "@adjoint/datasets";
 *
 * const header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }\n";
 * const start = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0];
 * const bytes = Uint8Array.from([...start, ...new TextEncoder().encode(header), 7, 3]);
 * assert.deepEqual(readNpy(bytes), { shape: [2], data: Uint8Array.of(7, 3) });
 * ```
 */
export function readNpy(bytes: Uint8Array): NumericArray {
  assertBytes("readNpy", "bytes", bytes);
  const { text, start } = headerOf(bytes);
  const { kind, littleEndian, fortran, shape } = parseHeader(text);
  const { size, make, read } = ELEMENT_READERS.get(kind)!;
  const length = shape.reduce((product, each) => product * each, 1);
  if (bytes.length !== start + length * size) {
    throw fault(
      `the file must end at byte ${start + length * size}, by its shape (${shape.slice(0, 8).join(", ")}), and ends`,
      bytes.length,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data = make(length);
  const isLong = kind === "i8" || kind === "u8";
  const isTruth = kind === "b1";
  const place = fortran ? rowMajor(shape) : (k: number) => k;
  for (let k = 0; k < length; k++) {
    const at = start + k * size;
    const value = read(view, at, littleEndian);
    if (isLong && Number.isNaN(value)) {
      throw fault("there is an integer beyond 2^53, which no double holds,", at);
    }
    if (isTruth && value > 1) throw fault(`there is a truth value of ${value}`, at);
    data[place(k)] = value;
  }
  return { shape, data };
}

function fault(message: string, byte: number): FormatError {
  return new FormatError(`readNpy: ${message} at byte ${byte}`, { byte });
}

/** The header's text, and where the numbers start. */
function headerOf(bytes: Uint8Array): { readonly text: string; readonly start: number } {
  const wrong = MAGIC.findIndex((byte, i) => bytes[i] !== byte);
  if (wrong >= 0) throw fault('the file must begin with "\\x93NUMPY", and differs', wrong);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const major = bytes[6] ?? 0;
  if (major < 1 || major > 3 || bytes[7] !== 0) {
    throw fault(`the version must be 1.0, 2.0 or 3.0, got ${major}.${bytes[7]},`, 6);
  }
  const before = major === 1 ? 10 : 12;
  if (bytes.length < before) throw fault("the file ends within its header", bytes.length);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > LONGEST_HEADER) {
    throw fault(`the header must have at most ${LONGEST_HEADER} bytes, got ${length}`, 8);
  }
  const start = before + length;
  if (bytes.length < start) throw fault("the file ends within its header", bytes.length);
  return { text: decodeText("readNpy", "the header", bytes.subarray(before, start)), start };
}

const FIELD =
  /\s*'(\w+)'\s*:\s*(?:'([^'\\]*)'|(True|False)|\((\s*|\s*\d+\s*,\s*|\s*\d+\s*(?:,\s*\d+\s*)+,?\s*)\))\s*(,|(?=\}))/y;

/** What a header says: a record of Python, of which nothing but this is read. */
function parseHeader(text: string) {
  const fail = (message: string) => fault(`the header ${message}`, 10);
  const trimmed = text.trim();
  const found = new Map<string, RegExpExecArray>();
  if (!trimmed.startsWith("{") || !trimmed.endsWith("}")) throw fail("must be a record in braces");
  FIELD.lastIndex = 1;
  for (;;) {
    const match = FIELD.exec(trimmed);
    if (match === null) break;
    const name = match[1]!;
    if (found.has(name)) throw fail(`has ${describeValue(name)} twice`);
    found.set(name, match);
    const rest = trimmed.slice(FIELD.lastIndex).trim();
    if (rest === "}") {
      const wanted = ["descr", "fortran_order", "shape"];
      if (found.size === 3 && wanted.every((each) => found.has(each)))
        return headerFields(found, fail);
      break;
    }
  }
  throw fail(
    `must be descr, fortran_order and shape alone, of numbers, got ${describeValue(trimmed)}`,
  );
}

function headerFields(
  found: ReadonlyMap<string, RegExpExecArray>,
  fail: (message: string) => FormatError,
) {
  const descr = found.get("descr")?.[2];
  const order = found.get("fortran_order")?.[3];
  const sizes = found.get("shape")?.[4];
  if (order === undefined) throw fail("must say True or False as fortran_order");
  if (sizes === undefined) throw fail("must have sizes in brackets as shape");
  const [, endian, kind = ""] = /^([<>|=]?)([a-z]\d+)$/.exec(descr ?? "") ?? [];
  const size = ELEMENT_READERS.get(kind)?.size;
  // What has more than one byte says which comes first.
  if (size === undefined || (size > 1 && endian !== "<" && endian !== ">")) {
    throw fail(`must have a kind of numbers as descr, got ${describeValue(descr)}`);
  }
  const shape = sizes
    .split(",")
    .filter((each) => each.trim() !== "")
    .map(Number);
  if (!shape.every(Number.isSafeInteger)) throw fail("has a size beyond 2^53");
  return { kind, littleEndian: endian === "<", fortran: order === "True", shape };
}

/** Where the k-th number in column-major order goes in row-major order. */
function rowMajor(shape: readonly number[]): (k: number) => number {
  return (k) => {
    let rest = k;
    const indices = shape.map((size) => {
      const index = rest % size;
      rest = (rest - index) / size;
      return index;
    });
    return indices.reduce((at, index, i) => at * shape[i]! + index, 0);
  };
}
