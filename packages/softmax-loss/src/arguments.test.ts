import { binaryCrossEntropyWithLogits } from "@adjoint/losses";
import { fromRows, full } from "@adjoint/matrix";
import { describe, expect, test } from "vitest";
import { softmaxCrossEntropy } from "./index.js";

const logits = fromRows([[1, 2, 3]]);
const untyped = (value: unknown) => value as never;

describe("options that are misspelled", () => {
  test.each([
    ["label_smoothing", "labelSmoothing"],
    ["label-smoothing", "labelSmoothing"],
    ["ignore_index", "ignoreIndex"],
    ["class_weights", "classWeights"],
    ["onempty", "onEmpty"],
  ])("%s is %s", (written, meant) => {
    expect(() => softmaxCrossEntropy(logits, [0], untyped({ [written]: 1 }))).toThrow(
      new TypeError(`softmaxCrossEntropy: unknown option "${written}"; did you mean "${meant}"?`),
    );
  });

  test("pos_weight is positiveWeights", () => {
    expect(() =>
      binaryCrossEntropyWithLogits(logits, full(1, 3, 0), untyped({ pos_weight: 1 })),
    ).toThrow('unknown option "pos_weight"; did you mean "positiveWeights"?');
  });

  test("the context of a training step has none", () => {
    const context = { training: true, partial: false };
    expect(() => softmaxCrossEntropy(logits, [0], context)).not.toThrow();
  });
});

describe("what is no label, no weight and no target", () => {
  test.each<[unknown, string]>([
    [0n, "0n"],
    ["0", '"0"'],
    [true, "true"],
    [null, "null"],
  ])("%s", (value, words) => {
    expect(() => softmaxCrossEntropy(logits, untyped([value]))).toThrow(
      new TypeError(
        `softmaxCrossEntropy: label ${words} in row 0 must be an integer in [0, 3), or the ignoreIndex -100`,
      ),
    );
    expect(() =>
      softmaxCrossEntropy(logits, [0], { classWeights: untyped([1, value, 1]) }),
    ).toThrow(
      new TypeError(
        `softmaxCrossEntropy: classWeights must hold numbers, got ${words} at position 1`,
      ),
    );
    expect(() => binaryCrossEntropyWithLogits(full(1, 1, 0), untyped([value]))).toThrow(
      new TypeError(
        `binaryCrossEntropyWithLogits: targets must hold numbers, got ${words} at position 0`,
      ),
    );
  });

  test("weights that are a list where a matrix is wanted", () => {
    const options = { positiveWeights: untyped([1, 2, 3]) };
    expect(() => binaryCrossEntropyWithLogits(logits, full(1, 3, 0), options)).toThrow(
      new TypeError(
        "binaryCrossEntropyWithLogits: positiveWeights must be a matrix, got an array of 3",
      ),
    );
  });
});
