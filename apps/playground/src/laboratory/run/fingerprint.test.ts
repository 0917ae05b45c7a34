import { matrix, zeros } from "@adjoint/matrix";
import { expect, test } from "vitest";
import { fingerprint } from "./fingerprint.js";

const parameter = (...values: number[]) => ({
  name: "w",
  value: matrix(1, values.length, values),
  gradient: zeros(1, values.length),
});

/** The same by big integers, as its authors define it. */
function fnv1a(bytes: Uint8Array): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

test("is FNV-1a of all bytes", () => {
  const values = Array.from({ length: 40 }, (_, i) => Math.sqrt(i) - 3);
  // Of all lengths: a wrong digit may be right by chance in one of them.
  for (let length = 1; length <= values.length; length++) {
    const some = values.slice(0, length);
    expect(fingerprint([parameter(...some)])).toBe(
      fnv1a(new Uint8Array(Float64Array.from(some).buffer)),
    );
  }
  expect(fingerprint([])).toBe("cbf29ce484222325");
  // Published by Noll with the algorithm: FNV-1a of "a" is af63dc4c8601ec8c.
  expect(fnv1a(new TextEncoder().encode("a"))).toBe("af63dc4c8601ec8c");
});

test("differs by one bit of one weight", () => {
  expect(fingerprint([parameter(1, 2)])).not.toBe(fingerprint([parameter(1, 2 + 2 ** -51)]));
});
