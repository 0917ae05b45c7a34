import { type Matrix, zeros } from "@adjoint/matrix";
import { expect, test } from "vitest";
import { modesFor } from "./modes-for.js";

test.each([
  [0.1, ["entries"]],
  [1, ["projections", "entries"]],
  [3, ["projections"]],
])("340 entries of an op that takes %s ms: %j", (milliseconds, modes) => {
  let time = 0;
  const op = (x: Matrix) => {
    time += milliseconds;
    return { output: x, backward: (d: Matrix) => d };
  };
  expect(modesFor({ op, x: zeros(17, 20) }, () => time)).toEqual(modes);
});
