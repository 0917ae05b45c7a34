import { assertList, assertRecord, describeValue } from "@adjoint/checks";
import { ShapeError } from "@adjoint/matrix";
import { encodeText, hasLoneSurrogate } from "../text.js";
import type { Tensor } from "../types.js";
import { dtypeNames, elementType } from "./element-types.js";
import { LONGEST_HEADER } from "./read-safetensors.js";

const NAME = "writeSafetensors";

/**
 * Writes tensors as a safetensors file. Those of wider numbers come first and the header is padded with spaces to a
 * multiple of 8 bytes, so that all data is aligned; among the same dtype, the order is that of the names.
 *
 * Numerics: bits are kept, NaN's too.
 * Follows the safetensors format, https://github.com/huggingface/safetensors.
 *
 * @param tensors tensors by their names
 * @param metadata texts by their names. @default none
 * @throws {TypeError} when an argument is no map, or holds something else than tensors or texts
 * @throws {RangeError} when a dtype is unknown, a name reserved or no UTF-8, or the header too long
 * @throws {ShapeError} when data is not of its shape
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { writeSafetensors } from "@adjoint/weights";
 *
 * const tensor = { dtype: "F64", shape: [1, 2], data: Float64Array.of(1, 2) };
 * const bytes = writeSafetensors(new Map([["0.weights", tensor]]), new Map([["author", "me"]]));
 * assert.equal(bytes.length % 8, 0);
 * ```
 */
export function writeSafetensors(
  tensors: ReadonlyMap<string, Tensor>,
  metadata: ReadonlyMap<string, string> = new Map(),
): Uint8Array {
  assertMap("tensors", tensors);
  assertMap("metadata", metadata);
  for (const [name, tensor] of tensors) assertTensor(name, tensor);
  for (const [name, text] of metadata) {
    assertText("a name of metadata", name);
    assertText(`${describeValue(name)} of metadata`, text);
  }
  const ordered = [...tensors].sort(([a, { data: x }], [b, { data: y }]) =>
    x.BYTES_PER_ELEMENT === y.BYTES_PER_ELEMENT
      ? Number(a > b) - Number(a < b)
      : y.BYTES_PER_ELEMENT - x.BYTES_PER_ELEMENT,
  );
  let end = 0;
  const entries = ordered.map(([name, { dtype, shape, data }]) => {
    const begin = end;
    end += data.byteLength;
    const entry = JSON.stringify({ dtype, shape, data_offsets: [begin, end] });
    return `${JSON.stringify(name)}:${entry}`;
  });
  if (metadata.size > 0) {
    const texts = [...metadata].map(([k, text]) => `${JSON.stringify(k)}:${JSON.stringify(text)}`);
    entries.unshift(`"__metadata__":{${texts.join(",")}}`);
  }
  const header = encodeText(`{${entries.join(",")}}`);
  const length = Math.ceil(header.length / 8) * 8;
  if (length > LONGEST_HEADER) {
    throw new RangeError(
      `${NAME}: names and metadata must have at most ${LONGEST_HEADER} bytes, got ${length}`,
    );
  }
  const bytes = new Uint8Array(8 + length + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.fill(0x20, 8, 8 + length).set(header, 8);
  let at = 8 + length;
  for (const [, { data }] of ordered) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}

function assertMap(name: string, value: unknown): void {
  if (value instanceof Map) return;
  throw new TypeError(`${NAME}: ${name} must be a Map, got ${describeValue(value)}`);
}

function assertText(what: string, text: unknown): void {
  if (typeof text !== "string") {
    throw new TypeError(`${NAME}: ${what} must be a string, got ${describeValue(text)}`);
  }
  if (!hasLoneSurrogate(text)) return;
  throw new RangeError(`${NAME}: ${what} must be whole characters, got ${describeValue(text)}`);
}

function assertTensor(name: unknown, tensor: unknown): void {
  assertText("a name of tensors", name);
  if (name === "__metadata__") {
    throw new RangeError(`${NAME}: a tensor must not be called "__metadata__"`);
  }
  const label = `tensor ${describeValue(name)}`;
  assertRecord(NAME, label, tensor, "a tensor { dtype, shape, data }");
  const { dtype, shape, data } = tensor as Partial<Tensor>;
  const Type = typeof dtype === "string" ? elementType(dtype) : undefined;
  if (Type === undefined) {
    const message = `${NAME}: dtype of ${label} must be one of ${dtypeNames()}, got ${describeValue(dtype)}`;
    throw typeof dtype === "string" ? new RangeError(message) : new TypeError(message);
  }
  assertList(NAME, `shape of ${label}`, shape);
  if (!(data instanceof (Type as unknown as new () => object))) {
    throw new TypeError(
      `${NAME}: data of ${label} must be a ${(Type as unknown as { name: string }).name}, as it is ${dtype}, got ${describeValue(data)}`,
    );
  }
  const sizes = Array.from(shape as readonly number[]);
  const product = sizes.reduce((total, size) => total * size, 1);
  const isWhole = sizes.every((size) => Number.isSafeInteger(size) && size >= 0);
  const { length } = data as unknown as { readonly length: number };
  if (!isWhole || product !== length) {
    throw new ShapeError(
      `${NAME}: ${label} has ${length} numbers, and the shape [${sizes.slice(0, 8).join(", ")}]`,
    );
  }
}
