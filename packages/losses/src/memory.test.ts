import { type Allocate, full, type Matrix, zeros } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import {
  binaryCrossEntropyWithLogits,
  categoricalCrossEntropy,
  negativeLogLikelihood,
} from "./index.js";

const losses = {
  categoricalCrossEntropy: (targets: number[] | Matrix, allocate: Allocate) =>
    categoricalCrossEntropy(full(2, 3, 0.25), targets, { allocate, classWeights: [1, 2, 3] }),
  negativeLogLikelihood: (targets: number[] | Matrix, allocate: Allocate) =>
    negativeLogLikelihood(full(2, 3, -1), targets, { allocate, classWeights: [1, 2, 3] }),
};

describe.each(Object.entries(losses))("%s", (name, loss) => {
  const shared = new RegExp(`^${name}: allocate gave a matrix .* that shares memory`);

  test("refuses one matrix for the weights of the rows and their losses", () => {
    const room = zeros(2, 1);
    expect(() => loss([0, 1], () => room)).toThrow(shared);
    expect(room.data).toEqual(Float64Array.of(1, 2));
  });

  test("refuses the targets for the gradient", () => {
    const targets = full(2, 3, 0.5);
    const pass = loss(targets, (rows, columns) => (columns === 1 ? zeros(rows, 1) : targets));
    expect(() => pass.backward()).toThrow(shared);
    expect(targets).toEqual(full(2, 3, 0.5));
  });

  test("refuses another shape", () => {
    expect(() => loss([0, 1], () => zeros(1, 1))).toThrow(`${name}: allocate must give a matrix`);
    const pass = loss([0, 1], (rows, columns) => zeros(rows, Math.min(2, columns)));
    expect(() => pass.backward()).toThrow(`${name}: allocate must give a matrix [2, 3]`);
  });
});

test.each(["weights", "positiveWeights"])("binary results are not written over %s", (option) => {
  const room = full(1, 3, 0.5);
  const results = [zeros(1, 3), room];
  const options = { [option]: room, allocate: () => results.shift()! };
  expect(() => binaryCrossEntropyWithLogits(full(1, 3, 1), full(1, 3, 1), options)).toThrow(
    "binaryCrossEntropyWithLogits: allocate gave a matrix [1, 3] that shares memory",
  );
  expect(room).toEqual(full(1, 3, 0.5));
});
