import { matrix } from "@adjoint/matrix";
import { expect, test } from "vitest";
import { gradientScale, reduceLosses } from "./index.js";

test("is what reduceLosses gives for an upstream gradient of 1", () => {
  const losses = matrix(3, 1, [1, 2, 6]);
  const singles = matrix(3, 1, Float32Array.of(1, 2, 6));
  for (const total of [3, 0.7, 0]) {
    for (const reduction of ["mean", "sum"] as const) {
      for (const onEmpty of ["nan", "zero"] as const) {
        for (const each of [losses, singles]) {
          for (const options of [
            { reduction, onEmpty },
            { reduction, onEmpty, total: 7 },
          ]) {
            const expected = reduceLosses("loss", each, options, total).backward(1);
            expect(gradientScale("loss", each.dtype, options, total)).toBe(expected);
          }
        }
      }
    }
  }
});

test("of losses that are not reduced it is 1", () => {
  expect(gradientScale("loss", "float64", { reduction: "none" }, 5)).toBe(1);
});
