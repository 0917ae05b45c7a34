import { expFloat32, exp as expFloat64 } from "@adjoint/math";
import { afterAll, expect, test, vi } from "vitest";
import {
  add,
  type DType,
  exp,
  full,
  generate,
  type Matrix,
  matmul,
  sum,
  workspace,
} from "../index.js";
import { matmulPlain } from "../product/matmul.plain.js";
import { host } from "./host.js";
import { kernelsRun } from "./kernels-run.js";
import { linearMemory } from "./linear-memory.js";

const real = host().WebAssembly!;

/** What an engine without shared memory has, or a page that is not isolated from others. */
class NotShared extends real.Memory {
  constructor(limits: ConstructorParameters<typeof real.Memory>[0]) {
    if (limits.shared) throw new TypeError("no shared memory here");
    super(limits);
  }
}

// Nothing was asked of the linear memory yet: it is made on first use.
vi.stubGlobal("WebAssembly", {
  Memory: NotShared,
  Module: real.Module,
  Instance: real.Instance,
});
afterAll(() => {
  vi.unstubAllGlobals();
});

/** A square matrix of numbers that are not round, and its product with itself by the twin. */
function square(size: number, dtype: DType) {
  const m = generate(size, size, (i, j) => ((i * 7 + j * 3) % 11) / 7 - 0.6, dtype);
  const side = { matrix: m, rowStride: size, columnStride: 1 };
  const product = m.data.slice();
  matmulPlain(product, side, side, { rows: size, inner: size, columns: size }, undefined);
  return { m, product };
}

function expectBits(found: Matrix, expected: Matrix["data"]) {
  expect(found.data.findIndex((value, k) => !Object.is(value, expected[k]))).toBe(-1);
  expect(found.data.length).toBe(expected.length);
}

const bytes = () => linearMemory()!.memory.buffer.byteLength;

test("kernels run in a memory that is not shared", () => {
  expect(kernelsRun()).toBe(true);
  expect(linearMemory()!.shared).toBe(false);
});

// Either dtype's product is larger than any before it: the memory grows, its old buffer is gone.
test.each([
  ["float32", 300],
  ["float64", 350],
] as const)("%s results are right when it grows during a call, and after", (dtype, size) => {
  const early = add(full(4, 4, 1, dtype), 1, workspace().allocate);
  const small = square(17, dtype);
  expectBits(matmul(small.m, small.m), small.product);

  const before = bytes();
  const large = square(size, dtype);
  expectBits(matmul(large.m, large.m), large.product);
  expect(bytes()).toBeGreaterThan(before);

  const grown = bytes();
  expectBits(matmul(large.m, large.m), large.product);
  expectBits(matmul(small.m, small.m), small.product);
  expectBits(exp(small.m), small.m.data.map(dtype === "float32" ? expFloat32 : expFloat64));
  expect(sum(full(80, 80, 0.5, dtype), { axis: 0 }).data).toEqual(full(1, 80, 40, dtype).data);
  expect([...early.data]).toEqual(new Array(16).fill(2));
  expect(bytes()).toBe(grown);
});
