import { guarded } from "@adjoint/matrix/kernels";
import { describe, expect, test } from "vitest";
import { reluKernels } from "./kernels.js";
import { reluBackward, reluBackwardPlain } from "./relu-backward.js";
import { reluForward, reluForwardPlain } from "./relu-forward.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const specials = [0, -0, nan, inf, -inf, 1e-40, -1e-40, 5e-324, -5e-324, 1, -1];

/** Lengths that call a kernel: below 32 the twin is run. */
const lengths = Array.from({ length: 9 }, (_, i) => 32 + i);

// Else the twin would be compared with itself below.
test("the kernels run", () => {
  expect(reluKernels()).toBeDefined();
});

describe.each(["float32", "float64"] as const)(
  "%s kernels have the bits of their twins",
  (dtype) => {
    const array = dtype === "float32" ? Float32Array : Float64Array;

    test.each(lengths)("%i elements, at every offset", (length) => {
      for (let offset = 0; offset < 4; offset++) {
        const values = Array.from({ length }, (_, k) => specials[(k * 7 + offset) % 11]!);
        const upstream = Array.from({ length }, (_, k) => specials[(k * 5 + length) % 11]!);
        const twin = new array(length);
        const x = guarded(dtype, values, offset);
        const y = guarded(dtype, new array(length).fill(3), (offset + 1) % 4);
        reluForwardPlain(array.from(values), twin);
        reluForward(x.data, y.data);
        expect([...y.data]).toEqual([...twin]);
        expect(y.intact()).toBe(true);

        const dTwin = new array(length);
        const dx = guarded(dtype, new array(length).fill(3), (offset + 2) % 4);
        reluBackwardPlain(twin, array.from(upstream), dTwin);
        reluBackward(y.data, guarded(dtype, upstream, offset).data, dx.data);
        expect([...dx.data]).toEqual([...dTwin]);
        expect(dx.intact()).toBe(true);
      }
    });
  },
);
