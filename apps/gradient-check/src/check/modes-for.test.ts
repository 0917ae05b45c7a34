import { type Matrix, zeros } from "@adjoint/matrix";
import { expect, test } from "vitest";
import { forwardTime } from "./forward-time.js";
import { modesFor } from "./modes-for.js";

test.each([
  [0.1, ["entries"]],
  [1, ["projections", "entries"]],
  [3, ["projections"]],
])("340 entries of an op that takes %s ms: %j", (milliseconds, modes) => {
  const op = (x: Matrix) => ({ output: x, backward: (d: Matrix) => d });
  expect(modesFor({ op, x: zeros(17, 20) }, milliseconds)).toEqual(modes);
});

test("the time of a forward is that of the fastest of three", () => {
  const times = [5, 2, 3];
  let clock = 0;
  const op = (x: Matrix) => {
    clock += times.shift()!;
    return { output: x, backward: (d: Matrix) => d };
  };
  expect(forwardTime({ op, x: zeros(1, 1) }, () => clock)).toBe(2);
  expect(times).toEqual([]);
});
