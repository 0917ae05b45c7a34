import type { Matrix } from "@adjoint/matrix";
import { guarded, kernelsRun } from "@adjoint/matrix/kit";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { softmaxBackwardPlain, softmaxPlain } from "./softmax.plain.js";
import { softmaxGradient, softmaxRows } from "./softmax-rows.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const specials = [0, -0, nan, inf, -inf, -1e-40, 5e-324, 800, -800, -95];

/** Every width up to two blocks of 16 and one, and around the 128 that are summed at once. */
const widths = [...Array.from({ length: 33 }, (_, i) => i + 1), 127, 128, 129, 300];

// Else the twin would be compared with itself below.
test("the kernels run", () => {
  expect(kernelsRun()).toBe(true);
});

describe.each(["float32", "float64"] as const)(
  "%s kernels have the bits of their twins",
  (dtype) => {
    const array = dtype === "float32" ? Float32Array : Float64Array;

    test.each(widths)("%i columns", (columns) => {
      const random = randomState(columns);
      // 0 rows, few, and more than are worked on together.
      for (const rows of [0, 1, 2, 5, Math.ceil(5000 / columns)]) {
        const special = rows === 5;
        const draw = () =>
          Array.from({ length: rows * columns }, () =>
            special && random.random() < 0.1
              ? specials[random.randint(0, 10)]!
              : random.normal(0, 3),
          );
        const record = (data: Matrix["data"]): Matrix => ({ rows, columns, dtype, data });
        const [values, upstream] = [draw(), draw()];
        const blank = () => new array(rows * columns).fill(7);

        const twin = record(blank());
        softmaxPlain(record(array.from(values)), twin);
        const p = guarded(dtype, blank(), 1);
        softmaxRows(record(guarded(dtype, values, columns % 4).data), record(p.data));
        expect(p.data.findIndex((value, k) => !Object.is(value, twin.data[k]))).toBe(-1);
        expect(p.intact()).toBe(true);

        const dTwin = record(blank());
        softmaxBackwardPlain(twin, record(array.from(upstream)), dTwin);
        const dx = guarded(dtype, blank(), 3);
        const d = record(guarded(dtype, upstream, 2).data);
        softmaxGradient(record(p.data), d, record(dx.data));
        expect(dx.data.findIndex((value, k) => !Object.is(value, dTwin.data[k]))).toBe(-1);
        expect(dx.intact()).toBe(true);
      }
    });
  },
);
