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
    case "string": {
      const { length } = value;
      const quoted = JSON.stringify(value.slice(0, LONGEST));
      return length <= LONGEST ? quoted : `${quoted}... (${length} characters)`;
    }
    case "bigint":
      return `${shortened(`${value}`)}n`;
    case "symbol":
      return "a symbol";
    case "function":
      return value.name ? `the function ${shortened(value.name)}` : "a function";
    case "object":
      return value ? describeObject(value) : "null";
    default:
      return Object.is(value, -0) ? "-0" : `${value}`;
  }
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}...`;
}

function describeObject(value: object): string {
  const { length, rows, columns, dtype } = value as Readonly<Record<string, unknown>>;
  if (Array.isArray(value)) return `an array of ${length}`;
  if (typeof rows === "number" && typeof columns === "number" && typeof dtype === "string") {
    return `a ${shortened(dtype)} matrix [${rows}, ${columns}]`;
  }
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (ArrayBuffer.isView(value) && kind !== "DataView") return `${withArticle(kind)} of ${length}`;
  if (kind !== "Object") return withArticle(kind);
  const { name } = (value.constructor ?? Object) as { readonly name?: unknown };
  if (name && name !== kind) return withArticle(shortened(String(name)));
  const keys = Object.keys(value);
  if (keys.length === 0) return "an empty object";
  const more = keys.length > 3 ? ", ..." : "";
  return `an object { ${keys.slice(0, 3).map(shortened).join(", ")}${more} }`;
}

function withArticle(noun: string): string {
  return `${/^[aeio]|^u(?!int)/i.test(noun) ? "an" : "a"} ${noun}`;
}
