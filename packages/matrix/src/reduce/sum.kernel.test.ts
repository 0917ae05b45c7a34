import { describe, expect, test } from "vitest";
import { testValues } from "../../testing/test-values.js";
import type { DType, Matrix } from "../core/types.js";
import { sumModule } from "../generated/sum.js";
import { guarded } from "../memory/guarded.js";
import { kernelModule } from "../memory/kernel-module.js";
import { sum } from "./sum.js";
import { sumPlain } from "./sum.plain.js";

type Sum = (from: number, to: number, rows: number, columns: number) => void;

const kernels = kernelModule<Readonly<Record<string, Sum>>>(sumModule)()!;

/** Whether kernel and twin agree to the bit, between guards; what differs, else. */
function difference(dtype: DType, rows: number, columns: number, axis: 0 | 1) {
  const shape = `${dtype} [${rows}, ${columns}] along ${axis}`;
  const values = testValues(rows * columns, rows + columns, (rows + columns) % 5 === 0);
  const m: Matrix = { rows, columns, dtype, data: guarded(dtype, values, rows % 4).data };
  const output = (data: Matrix["data"]): Matrix =>
    axis === 1 ? { rows, columns: 1, dtype, data } : { rows: 1, columns, dtype, data };
  const length = axis === 1 ? rows : columns;
  const twin = dtype === "float32" ? new Float32Array(length) : new Float64Array(length);
  sumPlain(m, axis, output(twin));
  // Few elements are the twin's work, so that the kernel is called by its name here.
  const { data, intact } = guarded(dtype, new Float64Array(length).fill(3), columns % 4);
  const name = `sum${axis === 1 ? "Rows" : "Columns"}${dtype === "float32" ? "Float32" : "Float64"}`;
  kernels[name]!(m.data.byteOffset, data.byteOffset, rows, columns);
  if (!intact()) return `${shape}: wrote beyond the result`;
  let at = twin.findIndex((value, k) => !Object.is(value, data[k]));
  if (at !== -1) return `${shape}: element ${at} is ${data[at]}, the twin's ${twin[at]}`;
  data.fill(3);
  sum(m, { axis }, () => output(data));
  at = twin.findIndex((value, k) => !Object.is(value, data[k]));
  return at === -1 ? undefined : `${shape}: element ${at} is ${data[at]} by sum`;
}

const upTo33 = Array.from({ length: 34 }, (_, i) => i);
const long = [64, 127, 128, 129, 137, 300, 1031];

describe.each(["float32", "float64"] as const)("%s sums in linear memory", (dtype) => {
  test.each([0, 1] as const)("along axis %i have the bits of their twin", (axis) => {
    for (const rows of [...upTo33, ...long]) {
      for (const columns of [...upTo33, ...long]) {
        if (rows * columns > 40_000) continue;
        const found = difference(dtype, rows, columns, axis);
        if (found !== undefined) expect.fail(found);
      }
    }
  });
});
