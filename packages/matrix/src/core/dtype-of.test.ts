import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { type DType, exp, full, type Matrix, matmul, matrix, sum } from "../index.js";
import { dtypeOf, pairwiseSum } from "../kit.js";

/** An array as another realm makes it: an iframe, a `vm` context, a test runner's sandbox. */
function foreign(dtype: DType, values: readonly number[]): Matrix["data"] {
  const name = dtype === "float32" ? "Float32Array" : "Float64Array";
  return runInNewContext(`${name}.of(${values.join()})`) as Matrix["data"];
}

test("the dtype is told by the array's kind, and nothing else has one", () => {
  expect(dtypeOf(foreign("float32", [1]))).toBe("float32");
  expect(dtypeOf(foreign("float64", [1]))).toBe("float64");
  for (const other of [
    ...[[1, 2], Int32Array.of(1), BigInt64Array.of(1n), new DataView(new ArrayBuffer(8))],
    ...[null, undefined, 1, "Float64Array", { [Symbol.toStringTag]: "Float64Array", length: 0 }],
  ]) {
    expect(dtypeOf(other)).toBeUndefined();
  }
});

describe.each(["float32", "float64"] as const)("%s arrays of another realm", (dtype) => {
  test("are wrapped without a copy", () => {
    const data = foreign(dtype, [1, 2]);
    expect(matrix(1, 2, data).data).toBe(data);
    expect(matrix(1, 2, data).dtype).toBe(dtype);
  });

  test("are multiplied as any others, and nobody else's matrices are written to", () => {
    const ones = new Array<number>(400).fill(1);
    const others = [full(20, 20, 7, dtype), full(20, 20, 7, dtype)];
    const a = matrix(20, 20, foreign(dtype, ones));
    const b = matrix(20, 20, foreign(dtype, ones));
    const into = { ...a, data: foreign(dtype, ones) };
    expect([...matmul(a, b).data]).toEqual(ones.map(() => 20));
    expect([...matmul(a, b, {}, () => into).data]).toEqual(ones.map(() => 20));
    for (const other of others) expect([...other.data]).toEqual(ones.map(() => 7));
  });

  test("are rounded, summed and mapped in their dtype", () => {
    const values = Array.from({ length: 300 }, (_, k) => Math.fround(k / 7));
    const own = matrix(3, 100, values, dtype);
    const other = matrix(3, 100, foreign(dtype, values));
    expect([...exp(other).data]).toEqual([...exp(own).data]);
    expect([...sum(other, { axis: 0 }).data]).toEqual([...sum(own, { axis: 0 }).data]);
    expect(pairwiseSum(other.data, 0, 300)).toBe(pairwiseSum(own.data, 0, 300));
  });
});
