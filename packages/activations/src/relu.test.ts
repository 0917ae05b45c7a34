import type { Matrix } from "@adjoint/matrix";
import { guarded, kernelsRun } from "@adjoint/matrix/kit";
import { describe, expect, test } from "vitest";
import { relu } from "./relu.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const specials = [0, -0, nan, inf, -inf, 1e-40, -1e-40, 5e-324, -5e-324, 1, -1];

/** Lengths that call a kernel. */
const lengths = Array.from({ length: 9 }, (_, i) => 32 + i);

// Else the twin would be compared with itself below.
test("the kernels run", () => {
  expect(kernelsRun()).toBe(true);
});

describe.each(["float32", "float64"] as const)("%s kernels have the bits of loops", (dtype) => {
  const array = (values: number[]) =>
    dtype === "float32" ? Float32Array.from(values) : Float64Array.from(values);
  const record = (data: Matrix["data"]): Matrix => ({ rows: 1, columns: data.length, dtype, data });

  test.each(lengths)("%i elements, at every offset", (length) => {
    const ks = Array.from({ length }, (_, k) => k);
    for (let offset = 0; offset < 4; offset++) {
      const values = array(ks.map((k) => specials[(k * 7 + offset) % 11]!));
      const upstream = array(ks.map((k) => specials[(k * 5 + length) % 11]!));
      const y = guarded(dtype, values.slice().fill(3), (offset + 1) % 4);
      const dx = guarded(dtype, values.slice().fill(3), (offset + 2) % 4);
      const places = [y, dx];
      const pass = relu(record(guarded(dtype, values, offset).data), {
        allocate: () => record(places.shift()!.data),
      });
      pass.backward(record(guarded(dtype, upstream, offset).data));
      expect([...y.data]).toEqual([...values.map((x) => (x < 0 ? 0 : x))]);
      expect([...dx.data]).toEqual([...upstream.map((dy, k) => (values[k]! > 0 ? dy : 0))]);
      expect([y.intact(), dx.intact()]).toEqual([true, true]);
    }
  });
});
