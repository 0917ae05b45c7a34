import { assertBytes, FormatError } from "@adjoint/checks";
import { ELEMENT_READERS } from "./element-readers.js";
import type { NumericArray } from "./types.js";

/** What the third byte of a file says its numbers are. */
const KINDS: ReadonlyMap<number, string> = new Map([
  [0x08, "u1"],
  [0x09, "i1"],
  [0x0b, "i2"],
  [0x0c, "i4"],
  [0x0d, "f4"],
  [0x0e, "f8"],
]);

/**
 * Reads an IDX file, as MNIST's: numbers of one kind, of any shape. Nothing in it is trusted: the kind must
 * be known, and the file as long as its sizes say.
 *
 * Numerics: bits are kept; the file's numbers are big-endian.
 * Follows LeCun, Cortes and Burges, "The MNIST database of handwritten digits" (1998).
 *
 * @param bytes the file; one that ends in `.gz` goes through `gunzip` first
 * @throws {TypeError} when bytes are no Uint8Array
 * @throws {FormatError} when they are no such file; the message says at which byte
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { readIdx } from "@adjoint/datasets";
 *
 * const labels = readIdx(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 3));
 * assert.deepEqual(labels, { shape: [2], data: Uint8Array.of(7, 3) });
 * ```
 */
export function readIdx(bytes: Uint8Array): NumericArray {
  assertBytes("readIdx", "bytes", bytes);
  const fail = (message: string, byte: number): never => {
    throw new FormatError(`readIdx: ${message} at byte ${byte}`, { byte });
  };
  if (bytes.length < 4) fail("the file ends within its first four bytes,", bytes.length);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    fail("the file is gzipped, give it to gunzip first:", 0);
  const [first, second, code, dimensions] = bytes as unknown as readonly number[];
  if (first !== 0 || second !== 0) fail("the file must begin with two zeros, got others", 0);
  const kind = KINDS.get(code!);
  if (kind === undefined) return fail(`the kind of its numbers is an unknown ${code}`, 2);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 4 + 4 * dimensions!;
  if (bytes.length < start) {
    fail(`the file has ${dimensions} dimensions, and ends within their sizes`, bytes.length);
  }
  const shape = Array.from({ length: dimensions! }, (_, i) => view.getUint32(4 + 4 * i));
  const { size, make, read } = ELEMENT_READERS.get(kind)!;
  const length = shape.reduce((product, each) => product * each, 1);
  if (bytes.length !== start + length * size) {
    fail(
      `the file must end at byte ${start + length * size}, by its sizes [${shape.slice(0, 8).join(", ")}], and ends`,
      bytes.length,
    );
  }
  const data = make(length);
  for (let k = 0; k < length; k++) data[k] = read(view, start + k * size, false);
  return { shape, data };
}
