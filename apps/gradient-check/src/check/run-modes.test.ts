import { type Matrix, matrix, scale } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { expect, test } from "vitest";
import { runModes } from "./run-modes.js";

const reportOn = (factor: number) => {
  const op = (x: Matrix) => ({ output: scale(x, 2), backward: (d: Matrix) => scale(d, factor) });
  const x = matrix(2, 2, [1, -2, 3, 4]);
  return runModes({ op, x }, ["projections", "entries"], () => ({ random: randomState(0) }));
};

test("entries are compared where projections do not fail", () => {
  expect(reportOn(2)).toMatchObject({ verdict: "passed", mode: "entries" });
});

test("projections that fail are enough", () => {
  expect(reportOn(3)).toMatchObject({ verdict: "failed", mode: "projections" });
});
