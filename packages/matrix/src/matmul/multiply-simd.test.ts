import { describe, expect, test } from "vitest";
import { guarded } from "../linear-memory/guarded.js";
import { testValues } from "../linear-memory/test-values.js";
import type { DType } from "../types.js";
import { productKernels } from "./kernels.js";
import { multiplyPlain } from "./multiply-plain.js";
import { multiplySimd } from "./multiply-simd.js";
import type { Strided } from "./types.js";

const kernels = productKernels()!;

function strided(data: Strided["data"], rows: number, columns: number, transposed: boolean) {
  return transposed
    ? { data, rowStride: 1, columnStride: rows }
    : { data, rowStride: columns, columnStride: 1 };
}

interface Case {
  readonly dtype: DType;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly transposed: number;
  readonly bias: boolean;
  readonly special: boolean;
  readonly resident: boolean;
}

/** Whether kernel and twin agree to the bit; what differs, else. */
function difference(c: Case): string | undefined {
  const { dtype, rows, inner, columns, transposed, special, resident } = c;
  const array = dtype === "float32" ? Float32Array : Float64Array;
  const seed = rows * 1e4 + inner * 100 + columns;
  const place = (length: number, salt: number) => {
    const values = testValues(length, seed + salt, special);
    return resident ? guarded(dtype, values, (rows + salt) % 4).data : array.from(values);
  };
  const a = strided(place(rows * inner, 1), rows, inner, transposed % 2 === 1);
  const b = strided(place(inner * columns, 2), inner, columns, transposed > 1);
  const bias = c.bias ? place(columns, 3) : undefined;
  const shape = { rows, inner, columns };
  const twin = new array(rows * columns).fill(9);
  multiplyPlain(twin, a, b, shape, bias);
  const output = resident
    ? guarded(dtype, new array(rows * columns).fill(9), columns % 4)
    : { data: new array(rows * columns).fill(9), intact: () => true };
  multiplySimd(kernels, output.data, a, b, shape, bias);
  if (!output.intact()) return `${JSON.stringify(c)}: wrote beyond the result`;
  const at = twin.findIndex((value, k) => !Object.is(value, output.data[k]));
  if (at === -1) return undefined;
  return `${JSON.stringify(c)}: element ${at} is ${output.data[at]}, the twin's ${twin[at]}`;
}

function* cases(
  dtype: DType,
  rows: readonly number[],
  inner: readonly number[],
  columns: readonly number[],
): Generator<Case> {
  for (const r of rows) {
    for (const k of inner) {
      for (const c of columns) {
        for (let transposed = 0; transposed < 4; transposed++) {
          const mixed = r + k + c + transposed;
          yield {
            ...{ dtype, rows: r, inner: k, columns: c, transposed },
            ...{ bias: mixed % 2 === 0, special: mixed % 3 === 0, resident: mixed % 5 !== 0 },
          };
        }
      }
    }
  }
}

const upTo = (n: number) => Array.from({ length: n + 1 }, (_, i) => i);

describe("the SIMD product has the bits of its twin", () => {
  // Tiles are 4 rows by 8 columns, 6 by 4 and 2 by 16 (float32), or 4 by 4, 6 by 2 and 2 by 8
  // (float64).
  test.each([
    ["float32", 17, 33],
    ["float64", 17, 17],
  ] as const)("%s: all shapes up to two tiles and one", (dtype, rows, columns) => {
    for (const c of cases(dtype, upTo(rows), [0, 1, 2, 5, 8], upTo(columns))) {
      const found = difference(c);
      if (found !== undefined) expect.fail(found);
    }
  });

  // A right side of more than 128 KiB is cut in blocks: 256 steps, 96 rows, 512 columns.
  test.each([
    ["float32", [1, 5, 97, 193], [257, 513], [515, 1025]],
    ["float64", [3, 96, 98], [256, 300], [513]],
    ["float64", [2, 9], [2049], [33, 40]],
    // Strips that are packed, for many rows and steps, with a last one of one vector's width.
    ["float32", [33, 50], [33, 64], [12, 64, 67]],
    ["float64", [33, 50], [33], [6, 31]],
  ] as const)("%s: blocks of rows %j, inner %j, columns %j", (dtype, rows, inner, columns) => {
    for (const c of cases(dtype, rows, inner, columns)) {
      const found = difference(c);
      if (found !== undefined) expect.fail(found);
    }
  });
});
