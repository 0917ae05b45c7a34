import { type Allocate, full, type Matrix, zeros } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import { linearSoftmaxCrossEntropy, softmaxCrossEntropy } from "./index.js";

const classWeights = [1, 2, 3];
const losses = {
  softmaxCrossEntropy: (targets: number[] | Matrix, allocate: Allocate) =>
    softmaxCrossEntropy(full(2, 3, 1), targets, { allocate, classWeights }),
  linearSoftmaxCrossEntropy: (targets: number[] | Matrix, allocate: Allocate) =>
    linearSoftmaxCrossEntropy(full(2, 3, 1), full(3, 3, 1), zeros(1, 3), targets, {
      allocate,
      classWeights,
    }),
};

describe.each(Object.entries(losses))("%s", (name, loss) => {
  const shared = new RegExp(`^${name}: allocate gave a matrix .* that shares memory`);

  test.each([1, 2])("refuses the weights of the rows for result %i of one column", (which) => {
    const room = zeros(2, 1);
    let count = -1;
    const allocate: Allocate = (rows, columns) => {
      count += 1;
      return count === 0 || count === which ? room : zeros(rows, columns);
    };
    expect(() => loss([0, 1], allocate)).toThrow(shared);
    expect(room.data).toEqual(Float64Array.of(1, 2));
  });

  test("refuses the targets for a gradient", () => {
    const targets = full(2, 3, 0.5);
    expect(() =>
      loss(targets, (rows, columns) =>
        rows === 2 && columns === 3 ? targets : zeros(rows, columns),
      ),
    ).toThrow(shared);
    expect(targets).toEqual(full(2, 3, 0.5));
  });
});

test("the gradients of linearSoftmaxCrossEntropy lie apart", () => {
  const room = zeros(3, 3);
  const one = (rows: number, columns: number) => (columns === 3 ? room : zeros(rows, columns));
  expect(() =>
    linearSoftmaxCrossEntropy(full(3, 3, 1), full(3, 3, 1), zeros(1, 3), [0, 1, 2], {
      allocate: one,
    }),
  ).toThrow("shares memory with an operand");
});
