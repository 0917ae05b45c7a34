import { describe, expect, test } from "vitest";
import { testValues } from "../../testing/test-values.js";
import type { DType, Matrix } from "../core/types.js";
import { matmulModule } from "../generated/matmul.js";
import { guarded } from "../memory/guarded.js";
import { kernelModule } from "../memory/kernel-module.js";
import { matmul } from "./matmul.js";
import { matmulPlain } from "./matmul.plain.js";
import type { ProductShape, Strided } from "./types.js";

type Exported = (...parameters: number[]) => number;

const kernels = kernelModule<Readonly<Record<string, Exported>>>(matmulModule)()!;

function strided(matrix: Matrix, transposed: boolean): Strided {
  const { columns } = matrix;
  return transposed
    ? { matrix, rowStride: 1, columnStride: columns }
    : { matrix, rowStride: columns, columnStride: 1 };
}

interface Case {
  readonly dtype: DType;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly transposed: number;
  readonly biases: boolean;
  readonly special: boolean;
  readonly resident: boolean;
}

/** The kernel by its name, also for little work, which `matmul` leaves to the twin. */
function callKernel(
  result: Matrix,
  a: Strided,
  b: Strided,
  { rows, inner, columns }: ProductShape,
  biases: Matrix | undefined,
) {
  const size = result.data.BYTES_PER_ELEMENT;
  const room = guarded("float32", new Float32Array(kernels.productScratch!(inner, columns, size)));
  kernels[size === 4 ? "productFloat32" : "productFloat64"]!(
    a.matrix.data.byteOffset,
    b.matrix.data.byteOffset,
    biases?.data.byteOffset ?? 0,
    result.data.byteOffset,
    room.data.byteOffset,
    ...[a.rowStride * size, a.columnStride * size, b.rowStride * size, b.columnStride * size],
    ...[rows, inner, columns],
  );
}

/** Whether kernel and twin agree to the bit; what differs, else. */
function difference(c: Case): string | undefined {
  const { dtype, rows, inner, columns, transposed, special } = c;
  const array = dtype === "float32" ? Float32Array : Float64Array;
  const seed = rows * 1e4 + inner * 100 + columns;
  const { resident } = c;
  const place = (r: number, columns: number, salt: number): Matrix => {
    const values = testValues(r * columns, seed + salt, special);
    const data = resident ? guarded(dtype, values, (rows + salt) % 4).data : array.from(values);
    return { rows: r, columns, dtype, data };
  };
  const a = transposed % 2 === 1 ? place(inner, rows, 1) : place(rows, inner, 1);
  const b = transposed > 1 ? place(columns, inner, 2) : place(inner, columns, 2);
  const left = strided(a, transposed % 2 === 1);
  const right = strided(b, transposed > 1);
  const biases = c.biases ? place(1, columns, 3) : undefined;
  const shape = { rows, inner, columns };
  const twin = new array(rows * columns).fill(9);
  matmulPlain(twin, left, right, shape, biases?.data);
  const output = resident
    ? guarded(dtype, new array(rows * columns).fill(9), columns % 4)
    : { data: new array(rows * columns).fill(9), intact: () => true };
  const result: Matrix = { rows, columns, dtype, data: output.data };
  const options = {
    transposeA: transposed % 2 === 1,
    transposeB: transposed > 1,
    ...(biases && { biases }),
  };
  const ways: Readonly<Record<string, () => void>> = {
    matmul: () => matmul(a, b, options, () => result),
    ...(resident && { kernel: () => callKernel(result, left, right, shape, biases) }),
  };
  for (const [name, run] of Object.entries(ways)) {
    result.data.fill(9);
    run();
    if (!output.intact()) return `${name}, ${JSON.stringify(c)}: wrote beyond the result`;
    const at = twin.findIndex((value, k) => !Object.is(value, output.data[k]));
    if (at === -1) continue;
    return `${name}, ${JSON.stringify(c)}: element ${at} is ${output.data[at]}, the twin's ${twin[at]}`;
  }
  return undefined;
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
            ...{ biases: mixed % 2 === 0, special: mixed % 3 === 0, resident: mixed % 5 !== 0 },
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

  // The twin takes seconds, and more on a machine that is busy: the time limit is only there against a hang.
  // Where both sides take more than 128 KiB, or b does and is transposed, it is cut in blocks: 256
  // steps, 96 rows, 512 columns.
  test.each([
    ["float32", [1, 5, 97], [257], [515, 1025]],
    ["float32", [2, 193], [513], [515]],
    ["float64", [3, 96, 98], [256, 300], [513]],
    ["float64", [2, 9], [2049], [33, 40]],
    ["float64", [400], [257], [65]],
    // A large b, and an a that is not: strip by strip, in place for few rows, else packed.
    ["float32", [1, 2, 3, 7, 31, 33], [300], [113, 128]],
    ["float64", [1, 2, 3, 6, 31, 33], [300], [57, 64]],
    // Strips that are packed, for many rows and steps, with a last one of one vector's width.
    ["float32", [33, 50], [33, 64], [12, 64, 67]],
    ["float64", [33, 50], [33], [6, 31]],
  ] as const)(
    "%s: blocks of rows %j, inner %j, columns %j",
    (dtype, rows, inner, columns) => {
      for (const c of cases(dtype, rows, inner, columns)) {
        const found = difference(c);
        if (found !== undefined) expect.fail(found);
      }
    },
    120_000,
  );
});
