import { full, ShapeError } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { expect, test } from "vitest";
import { assertSamples, batches, spiral, split } from "./index.js";

const x = full(2, 3, 1);

test.each<[unknown, string]>([
  [undefined, "train: samples must be an object { x, y }, got undefined"],
  [[x], "train: samples must be an object { x, y }, got an array of 1"],
  [x, "train: x must be a matrix, got undefined"],
  [{ x: [[1]], y: [0] }, "train: x must be a matrix, got an array of 1"],
  [{ x, y: [0, "1"] }, 'train: y must hold numbers, got "1" at position 1'],
  [{ x, y: [0, null] }, "train: y must hold numbers, got null at position 1"],
  [{ x, y: 3 }, "train: y must be a list of numbers, got 3"],
])("%o are no samples", (samples, message) => {
  expect(() => assertSamples("train", "samples", samples)).toThrow(new TypeError(message));
});

test("there is one target per row", () => {
  expect(() => assertSamples("train", "samples", { x, y: Int32Array.of(0) })).toThrow(ShapeError);
  expect(() => assertSamples("train", "samples", { x, y: full(3, 1, 0) })).toThrow(
    new ShapeError("train: x [2, 3] and y with 3 rows disagree: there must be one target per row"),
  );
});

test("options that are misspelled, missing or of the wrong kind", () => {
  const data = { x, y: [0, 1] };
  const untyped = (value: unknown) => value as never;
  expect(() => batches(data, untyped({ batchsize: 2 }))).toThrow(
    new TypeError('batches: unknown option "batchsize"; did you mean "batchSize"?'),
  );
  expect(() => batches(data, untyped({ batchSize: "2" }))).toThrow(
    new TypeError('batches: batchSize must be a number, got "2"'),
  );
  expect(() => split(data, untyped(0.2))).toThrow(
    new TypeError("split: options must be an object { test, random, stratify }, got 0.2"),
  );
  expect(() => spiral(untyped({ points: 2, classes: 2 }))).toThrow(
    new TypeError(
      "spiral: the option random is missing; it takes { points, classes, random, noise?, dtype? }",
    ),
  );
  expect(() => spiral({ points: 2, classes: 2, random: untyped(randomState) })).toThrow(
    new TypeError(
      "spiral: random must be a stream, as randomState(0), got the function randomState",
    ),
  );
});
