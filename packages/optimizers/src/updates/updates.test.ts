import type { Matrix } from "@adjoint/matrix";
import { guarded, kernelsRun } from "@adjoint/matrix/kernels";
import { describe, expect, test } from "vitest";
import { adamUpdate, adamUpdatePlain } from "./adam-update.js";
import { sgdUpdate, sgdUpdatePlain } from "./sgd-update.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const specials = [0, -0, nan, inf, -inf, 1e-40, -1e-45, 5e-324, 1.3e-38, 2.3e-308, 1e30];

const lengths = [...Array.from({ length: 18 }, (_, i) => i), 33];

// Else the twin would be compared with itself below.
test("the kernels run", () => {
  expect(kernelsRun()).toBe(true);
});

describe.each(["float32", "float64"] as const)(
  "%s updates have the bits of their twins",
  (dtype) => {
    const array = dtype === "float32" ? Float32Array : Float64Array;
    const record = (data: Matrix["data"]): Matrix => ({
      rows: 1,
      columns: data.length,
      dtype,
      data,
    });

    /** The same numbers for the twin and in linear memory. */
    function operands(length: number, salt: number, positive = false) {
      const values = Array.from({ length }, (_, k) => {
        const at = k * 7 + salt * 3;
        const value = at % 4 === 0 ? specials[at % 11]! : Math.fround(((at * 37) % 19) - 9.25);
        return positive ? Math.abs(value) : value;
      });
      return { twin: array.from(values), kernel: guarded(dtype, values, salt % 4) };
    }

    const bits = ({ twin, kernel }: ReturnType<typeof operands>) => {
      expect(kernel.intact()).toBe(true);
      expect(kernel.data.findIndex((value, k) => !Object.is(value, twin[k]))).toBe(-1);
    };

    test.each(lengths)("adam, %i elements", (length) => {
      for (const [weightDecay, amsgrad, epsilon] of [
        [0, false, 1e-8],
        [0.1, true, 1e-8],
        [0, true, 0],
        [0, false, 0],
      ] as const) {
        const [w, g, m] = [1, 2, 3].map((salt) => operands(length, salt)) as [
          ReturnType<typeof operands>,
          ReturnType<typeof operands>,
          ReturnType<typeof operands>,
        ];
        const [v, s] = [operands(length, 4, true), operands(length, 5, true)];
        const settings = { beta1: 0.9, beta2: 0.999, epsilon, weightDecay };
        const step = { ...settings, stepSize: 0.1, rootCorrection: 0.3 };
        adamUpdatePlain(
          record(w.twin),
          record(g.twin),
          {
            mean: record(m.twin),
            meanSquare: record(v.twin),
            largestSquare: amsgrad ? record(s.twin) : undefined,
          },
          step,
        );
        adamUpdate(
          record(w.kernel.data),
          record(g.kernel.data),
          {
            mean: record(m.kernel.data),
            meanSquare: record(v.kernel.data),
            largestSquare: amsgrad ? record(s.kernel.data) : undefined,
          },
          step,
        );
        for (const operand of [w, g, m, v, s]) bits(operand);
      }
    });

    test.each(lengths)("sgd, %i elements", (length) => {
      for (const momentum of [0, 0.9]) {
        for (const [nesterov, first, weightDecay] of [
          [false, true, 0],
          [true, false, 0.01],
        ] as const) {
          const [w, g, v] = [operands(length, 1), operands(length, 2), operands(length, 3)];
          const step = { rate: 0.1, momentum, newShare: 0.5, nesterov, weightDecay, first };
          const has = momentum !== 0;
          sgdUpdatePlain(record(w.twin), record(g.twin), has ? record(v.twin) : undefined, step);
          const velocity = has ? record(v.kernel.data) : undefined;
          sgdUpdate(record(w.kernel.data), record(g.kernel.data), velocity, step);
          for (const operand of [w, g, v]) bits(operand);
        }
      }
    });

    test("averages that fade end at 0, and not among the subnormal numbers", () => {
      const zero = record(new array(1));
      const least = dtype === "float32" ? 1.1754943508222875e-38 : 2.2250738585072014e-308;
      const [mean, meanSquare] = [array.of(least), array.of(least)];
      const averages = {
        mean: record(mean),
        meanSquare: record(meanSquare),
        largestSquare: undefined,
      };
      const settings = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 };
      adamUpdatePlain(zero, zero, averages, { ...settings, stepSize: 1, rootCorrection: 1 });
      expect([mean[0], meanSquare[0]]).toEqual([0, 0]);
    });
  },
);
