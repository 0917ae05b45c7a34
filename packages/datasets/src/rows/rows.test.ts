import { matrix, ShapeError, zeros } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { batches } from "./batches.js";
import { split } from "./split.js";

const five = { x: matrix(5, 1, [10, 20, 30, 40, 50]), y: Int32Array.of(0, 1, 2, 3, 4), classes: 5 };

describe("split", () => {
  test("puts every row, with its label, in just one part", () => {
    const { train, test: rest } = split(five, { test: 0.3, random: randomState(1) });
    expect([train.x.rows, rest.x.rows]).toEqual([3, 2]);
    const labels = [...train.y, ...rest.y];
    expect([...labels].sort()).toEqual([0, 1, 2, 3, 4]);
    expect([...train.x.data, ...rest.x.data]).toEqual(labels.map((label) => 10 * (label + 1)));
  });

  test.each([0, 1, -0.5, Number.NaN])("refuses test %s", (share) => {
    expect(() => split(five, { test: share, random: randomState(0) })).toThrow(
      new RangeError(`split: test must be in (0, 1), got ${share}`),
    );
  });

  test("refuses to leave a part empty", () => {
    expect(() => split(five, { test: 0.95, random: randomState(0) })).toThrow(
      "split: test 0.95 of 5 rows leaves none for training",
    );
  });
});

describe("batches", () => {
  const collect = (options: Parameters<typeof batches>[1]) => [...batches(five, options)];

  test("keep the order without a random, and the last partial batch by default", () => {
    const parts = collect({ batchSize: 2 });
    expect(parts.map(({ x }) => Array.from(x.data))).toEqual([[10, 20], [30, 40], [50]]);
    expect(parts.map(({ y }) => Array.from(y as ArrayLike<number>))).toEqual([[0, 1], [2, 3], [4]]);
    expect(collect({ batchSize: 2, dropLast: true }).length).toBe(2);
    expect(collect({ batchSize: 99 }).length).toBe(1);
  });

  test("shuffle rows together with their targets, anew each time", () => {
    const random = randomState(3);
    const orders = [1, 2].map(() =>
      [...batches({ x: five.x, y: five.x }, { batchSize: 2, random })].flatMap(({ x, y }) => {
        expect(y).toEqual(x);
        return Array.from(x.data);
      }),
    );
    expect(orders[0]).not.toEqual(orders[1]);
    for (const order of orders) {
      expect([...order].sort()).toEqual([10, 20, 30, 40, 50]);
    }
    expect(orders[0]).toEqual(Array.from(randomState(3).permutation(5), (i) => 10 * (i + 1)));
  });

  test("of nothing are none", () => {
    expect([...batches({ x: zeros(0, 2), y: [] }, { batchSize: 2 })]).toEqual([]);
  });

  test("are refused at the call", () => {
    expect(() => batches(five, { batchSize: 0 })).toThrow(
      new RangeError("batches: batchSize must be an integer of at least 1, got 0"),
    );
    expect(() => batches({ x: five.x, y: [1, 2] }, { batchSize: 2 })).toThrow(
      new ShapeError(
        "batches: x [5, 1] and y with 2 rows disagree: there must be one target per row",
      ),
    );
  });
});
