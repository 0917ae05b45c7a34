const LONGEST = 40;

/**
 * A value in a few words for an error's message, with its kind, so that `3` and `"3"` differ.
 * However large the value, the text stays short.
 *
 * @param value anything
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { describeValue } from "@adjoint/checks";
 *
 * assert.equal(describeValue("3"), '"3"');
 * assert.equal(describeValue(0n), "0n");
 * assert.equal(describeValue([1, 2, 3]), "an array of 3");
 * assert.equal(describeValue(new Float32Array(6000)), "a Float32Array of 6000");
 * ```
 */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "bigint":
      return `${shortened(String(value))}n`;
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "symbol":
      return "a symbol";
    case "function":
      return value.name === "" ? "a function" : `the function ${shortened(value.name)}`;
    case "object":
      return value === null ? "null" : describeObject(value);
    default:
      return String(value);
  }
}

function quoted(text: string): string {
  if (text.length <= LONGEST) return JSON.stringify(text);
  return `${JSON.stringify(text.slice(0, LONGEST))}... (${text.length} characters)`;
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}...`;
}

function describeObject(value: object): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if ("rows" in value && "columns" in value && "dtype" in value) {
    const { rows, columns, dtype } = value;
    if (typeof rows === "number" && typeof columns === "number" && typeof dtype === "string") {
      return `a ${shortened(dtype)} matrix [${rows}, ${columns}]`;
    }
  }
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (ArrayBuffer.isView(value) && "length" in value) {
    return `${withArticle(kind)} of ${String(value.length)}`;
  }
  if (kind !== "Object") return withArticle(kind);
  const maker: unknown = value.constructor;
  if (typeof maker === "function" && maker.name !== "Object" && maker.name !== "") {
    return withArticle(shortened(maker.name));
  }
  return describeRecord(Object.keys(value));
}

function describeRecord(keys: readonly string[]): string {
  if (keys.length === 0) return "an empty object";
  const more = keys.length > 3 ? ", ..." : "";
  return `an object { ${keys.slice(0, 3).map(shortened).join(", ")}${more} }`;
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) && !noun.startsWith("Uint") ? "an" : "a"} ${noun}`;
}
