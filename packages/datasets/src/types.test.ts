import { type Matrix, matrix, toRows } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { expect, expectTypeOf, test } from "vitest";
import { type BatchTargets, batches, type Dataset, spiral, split } from "./index.js";

const x = matrix(4, 1, [0, 1, 2, 3]);
const halves = () => ({ test: 0.5, random: randomState(0) });

test("split gives targets of the kind it got", () => {
  const values = split({ x, y: matrix(4, 1, [0, 10, 20, 30]) }, halves());
  expectTypeOf(values.train.y).toEqualTypeOf<Matrix>();
  expect(toRows(values.train.y)).toEqual(toRows(values.train.x).map(([v]) => [10 * v!]));

  const list = split({ x, y: [0, 10, 20, 30] }, halves());
  expectTypeOf(list.test.y).toEqualTypeOf<number[]>();
  expect(list.test.y).toEqual(Array.from(list.test.x.data, (v) => 10 * v));

  const labels = split({ x, y: Int32Array.of(0, 1, 0, 1) }, halves());
  expectTypeOf(labels.train.y).toExtend<Int32Array>();
  expect(labels.train.y).toEqual(Int32Array.from(labels.train.x.data, (v) => v % 2));
});

test("split keeps the number of classes where there is one, and makes up none", () => {
  const parts = split(spiral({ points: 5, classes: 2, random: randomState(0) }), halves());
  expectTypeOf(parts.train).toExtend<Dataset>();
  expectTypeOf(parts.test.classes).toEqualTypeOf<number>();
  expect([parts.train.classes, parts.test.classes]).toEqual([2, 2]);

  const without = split({ x, y: [0, 1, 0, 1] }, halves());
  // @ts-expect-error: nobody said how many
  expect(without.train.classes).toBe(undefined);
  expect(Object.keys(without.test)).toEqual(["x", "y"]);

  const perhaps: { x: Matrix; y: number[]; classes?: number } = { x, y: [0, 1, 0, 1] };
  expectTypeOf(split(perhaps, halves()).train.classes).toEqualTypeOf<number | undefined>();
});

test("batches give targets of the kind they got", () => {
  const [values] = batches({ x, y: x }, { batchSize: 4 });
  expectTypeOf(values!.y).toEqualTypeOf<Matrix>();
  const [list] = batches({ x, y: [0, 1, 0, 1] as const }, { batchSize: 2 });
  expectTypeOf(list!.y).toEqualTypeOf<number[]>();
  const [labels] = batches({ x, y: Int32Array.of(0, 1, 0, 1) }, { batchSize: 2 });
  expectTypeOf(labels!.y).toExtend<Int32Array>();
  const unknown: BatchTargets[] = [x];
  for (const y of unknown) {
    expectTypeOf(split({ x, y }, halves()).train.y).toEqualTypeOf<BatchTargets>();
  }
  expect([values!.y.rows, list!.y, labels!.y]).toEqual([4, [0, 1], Int32Array.of(0, 1)]);
});
