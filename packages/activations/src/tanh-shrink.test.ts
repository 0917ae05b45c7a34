import { fromRows, generate, matrix, toRows, zeros } from "@adjoint/matrix";
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

// torch 1.13, float64: F.tanhshrink of x, and the gradient by x for the upstream dy.
const torch = {
  x: [
    -800.0, -40.0, -20.0, -6.5, -3.1, -1.0, -0.3, 0.2, 0.9, 2.9, 3.2, 5.9, 6.1, 20.0, 40.0, 800.0,
  ],
  y: [
    -799.0, -39.0, -19.0, -5.500004520648596, -2.1040506407781, -0.23840584404423515,
    -0.008687387548409087, 0.002624679775096006, 0.18370212980097556, 1.9060368326494168,
    2.203317602160349, 4.900015009003194, 5.100010060860603, 19.0, 39.0, 799.0,
  ],
  dy: [
    0.4194209876571257, -0.5996270336426277, 0.5809682547484495, 1.6474752682086071,
    0.6900699531591495, 0.364761098363964, -1.3644681681206954, -0.8591898785117785,
    -1.693970018053568, 0.2501967390675481, 0.6556470899682832, -1.4614409584886818,
    -0.24733497756407297, 0.40062295773909423, -1.0886955467672785, 0.4359493937596751,
  ],
  dx: [
    0.4194209876571257, -0.5996270336426277, 0.5809682547484495, 1.6474603729287598,
    0.6844908246294957, 0.21157079623214917, -0.11579291423757598, -0.03347147473252354,
    -0.8691466069985162, 0.2471850653881265, 0.6513039539333401, -1.4613970892738728,
    -0.24733000078364514, 0.40062295773909423, -1.0886955467672785, 0.4359493937596751,
  ],
};

test("has PyTorch's values and gradients", () => {
  const pass = tanhShrink(fromRows([torch.x]));
  const dx = pass.backward(fromRows([torch.dy]));
  torch.x.forEach((_, k) => {
    // PyTorch's own difference is off by some 1e-15 near 0.
    expect(Math.abs(pass.output.data[k]! - torch.y[k]!)).toBeLessThanOrEqual(2e-15);
    expect(Math.abs(dx.data[k]! / torch.dx[k]! - 1)).toBeLessThanOrEqual(1e-14);
  });
});

test("is odd, and what is no number stays none", () => {
  const { output } = tanhShrink(matrix(1, 6, [0, -0, -0.5, inf, -inf, nan]));
  expect(toRows(output)).toEqual([
    [0, -0, -tanhShrink(matrix(1, 1, [0.5])).output.data[0]!, inf, -inf, nan],
  ]);
  const pass = tanhShrink(matrix(1, 3, [1000, -1000, 0]));
  expect(toRows(pass.backward(matrix(1, 3, [2, 2, 2])))).toEqual([[2, 2, 0]]);
});

test("takes an empty batch, and refuses another shape", () => {
  const pass = tanhShrink(zeros(0, 3));
  expect(pass.backward(zeros(0, 3))).toEqual(zeros(0, 3));
  expect(() => pass.backward(zeros(3, 0))).toThrow("tanhShrink.backward: dOutput [3, 0]");
});
