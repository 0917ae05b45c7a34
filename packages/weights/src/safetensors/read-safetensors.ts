import { assertBytes, describeValue, FormatError } from "@adjoint/checks";
import { type JsonValue, parseJson } from "../json/parse-json.js";
import { decodeText } from "../text.js";
import type { Tensor, TensorFile } from "../types.js";
import { dtypeNames, elementType } from "./element-types.js";

const NAME = "readSafetensors";
/** Bytes of a header, at most: what the format allows. */
export const LONGEST_HEADER = 100_000_000;

/** A tensor as the header has it: where its bytes are, after the header. */
interface Entry {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/**
 * Reads a safetensors file, and trusts nothing in it. Every rule of the format is checked: the header's length and
 * its limit of 100,000,000 bytes, UTF-8 JSON that begins with `{`, no name twice, metadata of texts alone, a known
 * dtype, and bytes that are as long as dtype and shape say, without holes, overlaps or anything left over.
 *
 * Numerics: bits are kept, NaN's too. Data that is aligned is a view of the same memory, other data a copy.
 * Follows the safetensors format, https://github.com/huggingface/safetensors.
 *
 * @param bytes the file
 * @throws {TypeError} when bytes are no Uint8Array
 * @throws {FormatError} when they are no such file; the message says what is wrong where
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { readSafetensors, writeSafetensors } from "@adjoint/weights";
 *
 * const tensor = { dtype: "F32", shape: [3], data: Float32Array.of(1, 2, 3) };
 * const { tensors } = readSafetensors(writeSafetensors(new Map([["steps", tensor]])));
 * assert.deepEqual(tensors.get("steps"), tensor);
 * assert.throws(() => readSafetensors(new Uint8Array(3)), { name: "FormatError" });
 * ```
 */
export function readSafetensors(bytes: Uint8Array): TensorFile {
  assertBytes(NAME, "bytes", bytes);
  const length = headerLength(bytes);
  const start = 8 + length;
  const text = decodeText(NAME, "the header", bytes.subarray(8, start));
  if (!text.startsWith("{")) {
    throw new FormatError(
      `${NAME}: the header must begin with "{" at byte 8, got ${describeValue(text.slice(0, 1))}`,
      { byte: 8 },
    );
  }
  // Whatever begins with a brace is a record, or no JSON.
  const header = parseJson(NAME, "the header", text, wholeNumber) as ReadonlyMap<string, JsonValue>;
  const metadata = readMetadata(header.get("__metadata__"));
  const entries = [...header]
    .filter(([name]) => name !== "__metadata__")
    .map(([name, value]) => readEntry(name, value));
  assertNoHoles(entries, bytes.length - start);
  const tensors = new Map(entries.map((entry) => [entry.name, dataOf(entry, bytes, start)]));
  return { tensors, metadata };
}

/** The first eight bytes, as a number; all that it counts must be there. */
function headerLength(bytes: Uint8Array): number {
  if (bytes.length < 8) {
    throw new FormatError(
      `${NAME}: a file begins with the 8 bytes of its header's length, got ${bytes.length} bytes`,
      { byte: bytes.length },
    );
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > LONGEST_HEADER) {
    throw new FormatError(
      `${NAME}: the header must have at most ${LONGEST_HEADER} bytes, got ${length} as its length`,
      { byte: 0 },
    );
  }
  if (length > bytes.length - 8) {
    throw new FormatError(
      `${NAME}: the header has ${length} bytes by its length, and the file ends at byte ${bytes.length}`,
      { byte: bytes.length },
    );
  }
  return Number(length);
}

/** A size or an offset: digits alone, as every reader of the format takes them. */
function wholeNumber(token: string): number {
  const value = /^\d+$/.test(token) ? Number(token) : Number.NaN;
  return Number.isSafeInteger(value) ? value : Number.NaN;
}

function readMetadata(value: JsonValue | undefined): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  if (value === undefined) return texts;
  if (!(value instanceof Map)) {
    throw new FormatError(`${NAME}: __metadata__ must be a record, got ${describeValue(value)}`);
  }
  for (const [name, text] of value as ReadonlyMap<string, JsonValue>) {
    if (typeof text !== "string") {
      throw new FormatError(
        `${NAME}: ${describeValue(name)} of __metadata__ must be a text, got ${describeValue(text)}`,
      );
    }
    texts.set(name, text);
  }
  return texts;
}

function readEntry(name: string, value: JsonValue): Entry {
  const label = describeValue(name);
  if (!(value instanceof Map)) {
    throw new FormatError(`${NAME}: tensor ${label} must be a record, got ${describeValue(value)}`);
  }
  const fields = value as ReadonlyMap<string, JsonValue>;
  for (const field of fields.keys()) {
    if (["dtype", "shape", "data_offsets"].includes(field)) continue;
    throw new FormatError(`${NAME}: tensor ${label} has an unknown field ${describeValue(field)}`);
  }
  const dtype = fields.get("dtype");
  if (typeof dtype !== "string" || elementType(dtype) === undefined) {
    throw new FormatError(
      `${NAME}: dtype of tensor ${label} must be one of ${dtypeNames()}, got ${describeValue(dtype)}`,
    );
  }
  const shape = wholeNumbers(label, "shape", fields.get("shape"));
  const offsets = wholeNumbers(label, "data_offsets", fields.get("data_offsets"));
  const [begin = 0, end = 0] = offsets;
  if (offsets.length !== 2 || begin > end) {
    throw new FormatError(
      `${NAME}: data_offsets of tensor ${label} must be two numbers, the lower one first, got [${offsets.slice(0, 3).join(", ")}]`,
    );
  }
  const size = shape.reduce(
    (product, each) => product * each,
    elementType(dtype)!.BYTES_PER_ELEMENT,
  );
  if (!Number.isSafeInteger(size) || size !== end - begin) {
    throw new FormatError(
      `${NAME}: tensor ${label} of ${dtype} [${shape.slice(0, 8).join(", ")}] must have ${size} bytes, got ${end - begin}`,
    );
  }
  return { name, dtype, shape, begin, end };
}

function wholeNumbers(
  label: string,
  field: string,
  value: JsonValue | undefined,
): readonly number[] {
  if (Array.isArray(value) && value.every((each) => typeof each === "number")) return value;
  throw new FormatError(
    `${NAME}: ${field} of tensor ${label} must be a list of whole numbers, got ${describeValue(value)}`,
  );
}

/** Every byte after the header belongs to just one tensor. */
function assertNoHoles(entries: readonly Entry[], length: number): void {
  let reached = 0;
  const ordered = [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end);
  for (const { name, begin, end } of ordered) {
    if (begin !== reached) {
      const what = begin > reached ? "a hole" : "an overlap";
      throw new FormatError(
        `${NAME}: tensor ${describeValue(name)} must begin at ${reached} of the data, got ${begin}: there is ${what}`,
        { byte: begin },
      );
    }
    reached = end;
  }
  if (reached !== length) {
    const what = reached > length ? "is cut short" : "goes on after its last tensor";
    throw new FormatError(
      `${NAME}: the tensors have ${reached} bytes of data, and the file ${length}: it ${what}`,
    );
  }
}

function dataOf({ dtype, shape, begin, end }: Entry, bytes: Uint8Array, start: number): Tensor {
  const Type = elementType(dtype)!;
  const size = Type.BYTES_PER_ELEMENT;
  const offset = bytes.byteOffset + start + begin;
  const data =
    offset % size === 0
      ? new Type(bytes.buffer, offset, (end - begin) / size)
      : new Type(bytes.slice(start + begin, start + end).buffer, 0, (end - begin) / size);
  if (dtype === "BOOL" && (data as Uint8Array).some((value) => value > 1)) {
    throw new FormatError(`${NAME}: a tensor of BOOL must hold zeros and ones`);
  }
  return { dtype, shape, data };
}
