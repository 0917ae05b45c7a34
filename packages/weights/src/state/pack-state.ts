import { describeValue } from "@adjoint/checks";
import { isMatrix } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import { printFloat64 } from "../json/print-number.js";
import { hasLoneSurrogate } from "../text.js";
import { type Tensor, tensorOf } from "../types.js";

/**
 * Plain data as JSON, whose matrices go to `tensors` under the names of their places. In the JSON, a matrix is
 * `{"$matrix": name}` and a number that JSON lacks `{"$number": text}`; a name of one's own that
 * begins with "$" gets another one.
 */
export function packState(
  functionName: string,
  path: string,
  value: unknown,
  tensors: Map<string, Tensor>,
): string {
  const around: object[] = [];
  const pack = (path: string, value: unknown): string => {
    if (value === null || typeof value === "boolean") return `${value}`;
    if (typeof value === "number") {
      return Number.isFinite(value) ? printFloat64(value) : `{"$number":"${value}"}`;
    }
    if (typeof value === "string") return text(path, value);
    if (typeof value !== "object" || around.includes(value) || around.length > 90) {
      throw notPlain(functionName, path, value);
    }
    around.push(value);
    const packed = packObject(path, value);
    around.pop();
    return packed;
  };
  const text = (path: string, value: string): string => {
    if (hasLoneSurrogate(value)) {
      throw new RangeError(
        `${functionName}: ${path} must be whole characters, got ${describeValue(value)}`,
      );
    }
    return JSON.stringify(value);
  };
  const packObject = (path: string, value: object): string => {
    if (isMatrix(value)) {
      assertMatrix(functionName, path, value);
      let name = path;
      // A name with a dot can give the path of another place.
      while (tensors.has(name)) name += "_";
      tensors.set(name, tensorOf(value));
      return `{"$matrix":${text(path, name)}}`;
    }
    if (Array.isArray(value)) {
      // Not map, which passes over holes.
      return `[${Array.from(value as readonly unknown[], (each, i) => pack(`${path}.${i}`, each)).join(",")}]`;
    }
    if (!isRecord(value)) throw notPlain(functionName, path, value);
    const fields = Object.entries(value).map(([name, each]) => {
      if (name === "__proto__") throw notPlain(functionName, `${path}.__proto__`, each);
      const field = name.startsWith("$") ? `$${name}` : name;
      return `${text(path, field)}:${pack(`${path}.${name}`, each)}`;
    });
    return `{${fields.join(",")}}`;
  };
  return pack(path, value);
}

/** Whether an object is a record, of this realm or another: no list, no Map, of no class. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function notPlain(functionName: string, path: string, value: unknown): Error {
  return new TypeError(
    `${functionName}: ${path} must be plain data: numbers, strings, true, false, null, matrices, and lists and records of them, got ${describeValue(value)}`,
  );
}
