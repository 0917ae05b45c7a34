import { generate, type Matrix, matrix, toRows, workspace } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { batches } from "./batches.js";

const x = matrix(3, 1, [10, 20, 30]);

describe("targets keep their kind", () => {
  test.each([
    ["Int32Array", Int32Array.of(0, 1, 2)],
    ["Uint8Array", Uint8Array.of(0, 1, 2)],
    ["Float64Array", Float64Array.of(0, 1, 2)],
    ["Float32Array", Float32Array.of(0, 1, 2)],
    ["Array", [0, 1, 2]],
  ])("%s", (_, y) => {
    const parts = [...batches({ x, y }, { batchSize: 2 })].map((batch) => batch.y);
    const Kind = y.constructor as ArrayConstructor;
    expect(parts).toEqual([Kind.from([0, 1]), Kind.from([2])]);
  });

  test("array-likes become arrays", () => {
    const y = { length: 3, 0: 5, 1: 6, 2: 7 };
    expect([...batches({ x, y }, { batchSize: 3 })][0]!.y).toEqual([5, 6, 7]);
  });

  test("fractional and NaN labels come through as they are, for the loss to refuse", () => {
    const [first] = [...batches({ x, y: [0.5, Number.NaN, 2] }, { batchSize: 3 })];
    expect(first!.y).toEqual([0.5, Number.NaN, 2]);
  });

  test("what is typed as Int32Array comes back as Int32Array", () => {
    for (const { y } of batches({ x, y: new Int32Array(3) }, { batchSize: 2 })) {
      const labels: Int32Array = y;
      expect(labels).toBeInstanceOf(Int32Array);
    }
  });
});

test("every row comes once, with its own target, in batches of the right size", () => {
  const sizes = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 12 }), sizes, (rows, batchSize, seed) => {
      const samples = generate(rows, 2, (row, column) => 2 * row + column);
      const y = Int32Array.from({ length: rows }, (_, row) => 7 * row);
      const data = { x: samples, y };
      const parts = [...batches(data, { batchSize, random: randomState(seed) })];
      expect(parts.length).toBe(Math.ceil(rows / batchSize));
      const seen = parts.flatMap((part, i) => {
        expect(part.x.rows).toBe(i < parts.length - 1 ? batchSize : rows - i * batchSize);
        expect(part.y.length).toBe(part.x.rows);
        return toRows(part.x).map(([a, b], k) => {
          expect([b, part.y[k]]).toEqual([a! + 1, 3.5 * a!]);
          return a! / 2;
        });
      });
      expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, row) => row));
    }),
  );
});

test("shuffle: false keeps the order, and draws nothing", () => {
  const random = randomState(3);
  const options = { batchSize: 3, random, shuffle: false };
  expect([...batches({ x, y: x }, options)][0]!.x).toEqual(x);
  expect(random.state()).toEqual(randomState(3).state());
});

test("order says which rows come, and in which order, and draws nothing", () => {
  const random = randomState(3);
  const options = { batchSize: 2, random, shuffle: false };
  const parts = [...batches({ x, y: [7, 8, 9] }, { ...options, order: [2, 0, 2] })];
  expect(parts.map((part) => [Array.from(part.x.data), part.y])).toEqual([
    [
      [30, 10],
      [9, 7],
    ],
    [[30], [9]],
  ]);
  expect(random.state()).toEqual(randomState(3).state());
  expect(() => batches({ x, y: x }, { batchSize: 2, order: [3] })).toThrow(
    new RangeError("batches: order[0] must be an integer from 0 to 2, got 3"),
  );
  expect(() => batches({ x, y: x }, { batchSize: 2, order: [0], random })).toThrow(
    new TypeError("batches: order and shuffle are both given; the order can be one of them"),
  );
});

test("a batch is a copy", () => {
  const y = Int32Array.of(0, 1, 2);
  const [first] = [...batches({ x, y }, { batchSize: 3 })];
  first!.x.data[0] = -1;
  first!.y[0] = -1;
  expect([x.data[0], y[0]]).toEqual([10, 0]);
});

test("shuffle: true without a random is refused", () => {
  expect(() => batches({ x, y: x }, { batchSize: 3, shuffle: true })).toThrow(
    new TypeError("batches: shuffle needs a random to draw the order from, got none"),
  );
});

test.each([1.5, -1, Number.NaN, Number.POSITIVE_INFINITY])("batchSize %s is refused", (size) => {
  expect(() => batches({ x, y: x }, { batchSize: size })).toThrow(
    new RangeError(`batches: batchSize must be an integer of at least 1, got ${size}`),
  );
});

test("the rows go where the caller says", () => {
  const { allocate } = workspace();
  const seen: Matrix[] = [];
  const x = matrix(3, 1, [10, 20, 30]);
  const y = matrix(3, 2, [1, 2, 3, 4, 5, 6]);
  const spy: typeof allocate = (rows, columns, dtype) => {
    const made = allocate(rows, columns, dtype);
    seen.push(made);
    return made;
  };
  const found = [...batches({ x, y }, { batchSize: 2, allocate: spy })];
  expect(found.flatMap((batch) => [batch.x, batch.y])).toEqual(seen);
  expect(found.map((batch) => [...batch.x.data])).toEqual([[10, 20], [30]]);
});
