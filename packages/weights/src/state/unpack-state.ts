import { describeValue, FormatError } from "@adjoint/checks";
import { type Matrix, matrix } from "@adjoint/matrix";
import type { JsonValue } from "../json/parse-json.js";
import { SPECIAL } from "../json/read-json.js";
import type { Tensor } from "../types.js";

/** What `packState` made JSON of; the names of the tensors that its matrices are go to `used`. */
export function unpackState(
  functionName: string,
  value: JsonValue,
  tensors: ReadonlyMap<string, Tensor>,
  used: Set<string>,
): unknown {
  const fail = (message: string): never => {
    throw new FormatError(`${functionName}: the state ${message}`);
  };
  const unpack = (value: JsonValue): unknown => {
    if (Array.isArray(value)) return value.map(unpack);
    if (!(value instanceof Map)) return value;
    const fields = value as ReadonlyMap<string, JsonValue>;
    if (fields.has("$matrix")) return matrixOf(fields);
    if (fields.has("$number")) return numberOf(fields);
    const record: Record<string, unknown> = {};
    for (const [field, each] of fields) {
      const name = field.startsWith("$") ? field.slice(1) : field;
      if (name === "__proto__" || (field.startsWith("$") && !field.startsWith("$$"))) {
        fail(`has a wrong name ${describeValue(field)}`);
      }
      record[name] = unpack(each);
    }
    return record;
  };
  const matrixOf = (fields: ReadonlyMap<string, JsonValue>): Matrix => {
    const name = fields.get("$matrix");
    const tensor = typeof name === "string" ? tensors.get(name) : undefined;
    if (tensor === undefined || fields.size !== 1) {
      return fail(`names ${describeValue(name)}, which is no tensor of the file`);
    }
    const { shape, data } = tensor;
    const [rows = 0, columns = 0] = shape;
    if (shape.length !== 2 || !(data instanceof Float64Array || data instanceof Float32Array)) {
      return fail(`names the tensor ${describeValue(name)}, which is no matrix`);
    }
    used.add(name as string);
    return matrix(rows, columns, data.slice());
  };
  const numberOf = (fields: ReadonlyMap<string, JsonValue>): number => {
    const text = fields.get("$number");
    const number = typeof text === "string" ? SPECIAL.get(text) : undefined;
    if (number === undefined || fields.size !== 1)
      fail(`has a wrong number ${describeValue(text)}`);
    return number as number;
  };
  return unpack(value);
}
