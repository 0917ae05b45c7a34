import { matrix } from "@adjoint/matrix";
import { expect, test } from "vitest";
import { lossShare, reduceLosses } from "./index.js";

test("is what reduceLosses gives for an upstream gradient of 1", () => {
  const losses = matrix(3, 1, [1, 2, 6]);
  const singles = matrix(3, 1, Float32Array.of(1, 2, 6));
  for (const total of [3, 0.7, 0]) {
    for (const reduction of ["mean", "sum"] as const) {
      for (const onEmpty of ["nan", "zero"] as const) {
        for (const each of [losses, singles]) {
          const options = { total, reduction, onEmpty };
          const expected = reduceLosses("loss", each, options).backward(1)(0);
          expect(lossShare(options, each.dtype)).toBe(expected);
        }
      }
    }
  }
});

test("of losses that are not reduced it is 1", () => {
  expect(lossShare({ reduction: "none", total: 5 }, "float64")).toBe(1);
});
