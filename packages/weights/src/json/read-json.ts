import { describeValue, FormatError } from "@adjoint/checks";
import type { Saved } from "../saved.js";
import type { Tensor } from "../types.js";
import { type JsonValue, parseJson } from "./parse-json.js";
import { MATRIX_DTYPES } from "./write-json.js";

type JsonRecord = ReadonlyMap<string, JsonValue>;

/** Reads what `writeJson` wrote, and trusts nothing in it. */
export function readJson(functionName: string, text: string): Saved {
  const fail = (message: string): never => {
    throw new FormatError(`${functionName}: ${message}`);
  };
  const recordOf = (what: string, value: JsonValue | undefined): JsonRecord =>
    value instanceof Map ? value : fail(`${what} must be a record, got ${describeValue(value)}`);

  const root = recordOf("the JSON", parseJson(functionName, "the JSON", text));
  for (const name of root.keys()) {
    if (["format", "tensors", "metadata", "state"].includes(name)) continue;
    fail(`the JSON has an unknown name ${describeValue(name)}`);
  }
  if (root.get("format") !== "adjoint") {
    fail(`format of the JSON must be "adjoint", got ${describeValue(root.get("format"))}`);
  }
  const metadata = new Map<string, string>();
  for (const [name, value] of recordOf("metadata", root.get("metadata") ?? new Map())) {
    if (typeof value !== "string") {
      fail(`${describeValue(name)} of metadata must be a text, got ${describeValue(value)}`);
    }
    metadata.set(name, value as string);
  }
  const tensors = new Map<string, Tensor>();
  for (const [name, value] of recordOf("tensors", root.get("tensors"))) {
    const label = `tensor ${describeValue(name)}`;
    tensors.set(name, readTensor(label, recordOf(label, value), fail));
  }
  return { tensors, metadata, state: root.get("state") };
}

function readTensor(label: string, fields: JsonRecord, fail: (message: string) => never): Tensor {
  for (const name of fields.keys()) {
    if (["dtype", "shape", "data"].includes(name)) continue;
    fail(`${label} has an unknown field ${describeValue(name)}`);
  }
  const word = fields.get("dtype");
  const dtype = [...MATRIX_DTYPES].find(([, known]) => known === word)?.[0];
  if (dtype === undefined) {
    return fail(`dtype of ${label} must be "float64" or "float32", got ${describeValue(word)}`);
  }
  const shape = fields.get("shape");
  const isSize = (size: JsonValue) => Number.isSafeInteger(size) && (size as number) >= 0;
  if (!Array.isArray(shape) || !shape.every(isSize)) {
    return fail(`shape of ${label} must be a list of whole numbers, got ${describeValue(shape)}`);
  }
  const values = fields.get("data");
  if (!Array.isArray(values)) {
    return fail(`data of ${label} must be a list of numbers, got ${describeValue(values)}`);
  }
  const length = (shape as readonly number[]).reduce((product, size) => product * size, 1);
  if (length !== values.length) {
    fail(`${label} has ${values.length} numbers, and the shape [${shape.slice(0, 8).join(", ")}]`);
  }
  const data = dtype === "F32" ? new Float32Array(length) : new Float64Array(length);
  for (let k = 0; k < length; k++) {
    const value: JsonValue = values[k];
    const number = typeof value === "string" ? SPECIAL.get(value) : value;
    if (typeof number !== "number") {
      return fail(`${label} must hold numbers, got ${describeValue(value)} at position ${k}`);
    }
    data[k] = number;
    if (Number.isFinite(number) && !Number.isFinite(data[k])) {
      fail(`${label} holds ${number} at position ${k}, which float32 cannot hold`);
    }
  }
  return { dtype, shape, data };
}

/** The numbers that JSON has no numerals for. */
export const SPECIAL: ReadonlyMap<string, number> = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);
