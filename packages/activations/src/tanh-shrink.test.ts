import { generate, matrix, toRows } from "@adjoint/matrix";
import { Decimal } from "decimal.js";
import { expect, test } from "vitest";
import { tanhShrink } from "./tanh-shrink.js";

const { POSITIVE_INFINITY: inf, NaN: nan } = Number;
// In 60 digits; beyond the numbers of tanh(x) itself there is nothing to lose.
const exact = Decimal.clone({ precision: 60 });
const points = [1e-300, 1e-8, 1e-3, 0.1, 0.5, 0.75, 0.999, 1, 1.001, 1.5, 3, 20, 400];

test.each(["float64", "float32"] as const)(
  "keeps its digits near 0 and in its tails, in %s",
  (dtype) => {
    const x = matrix(1, points.length, points, dtype);
    const pass = tanhShrink(x);
    const dx = pass.backward(generate(1, points.length, () => 1, dtype));
    const epsilon = dtype === "float64" ? 2 ** -52 : 2 ** -23;
    const smallest = dtype === "float64" ? 1e-300 : 1e-30;
    [...x.data].forEach((value, k) => {
      const t = new exact(value).tanh();
      const wanted = [new exact(value).minus(t), t.times(t)];
      [pass.output.data[k]!, dx.data[k]!].forEach((found, i) => {
        const off = wanted[i]!.minus(found).abs().toNumber();
        expect(off).toBeLessThanOrEqual(6 * epsilon * wanted[i]!.toNumber() + smallest);
      });
    });
  },
);

test("is odd, and what is no number stays none", () => {
  const { output } = tanhShrink(matrix(1, 6, [0, -0, -0.5, inf, -inf, nan]));
  expect(toRows(output)).toEqual([
    [0, -0, -tanhShrink(matrix(1, 1, [0.5])).output.data[0]!, inf, -inf, nan],
  ]);
  const pass = tanhShrink(matrix(1, 3, [1000, -1000, 0]));
  expect(toRows(pass.backward(matrix(1, 3, [2, 2, 2])))).toEqual([[2, 2, 0]]);
});
