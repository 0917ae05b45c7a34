import { assertGradient } from "@adjoint/gradcheck";
import {
  allClose,
  type DType,
  fromRows,
  generate,
  type Matrix,
  matrix,
  sliceRows,
  toRows,
  workspace,
  zeros,
} from "@adjoint/matrix";
import type { Context, Layer, Op } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import fixture from "../../../fixtures/vocabulary-layers.json" with { type: "json" };
import { rowsOf } from "../testing/fixture.js";
import { embedding } from "./index.js";

const random = randomState(0);
const indicesOf = (rows: number, columns: number, count: number, seed = 0, dtype?: DType) => {
  const drawn = randomState(seed);
  return generate(rows, columns, () => drawn.randint(0, count), dtype);
};
const bits = ({ data }: Matrix) => Array.from(data);

test("has PyTorch's output and gradient", () => {
  const { inputs, y, dy, gradients } = fixture.embedding;
  const layer = embedding(6, 3, { random, weights: () => rowsOf(inputs.table) });
  const { output, backward } = layer(rowsOf(inputs.indices));
  expect(toRows(output)).toEqual(toRows(rowsOf(y)));
  expect(toRows(backward(rowsOf(dy)))).toEqual(toRows(zeros(2, 3)));
  const close = { rtol: 1e-15, atol: 1e-15 };
  expect(allClose(layer.parameters[0].gradient, rowsOf(gradients.table), close)).toBe(true);
});

test("draws normal numbers, as PyTorch does", () => {
  const { data } = embedding(2, 3, { random: randomState(4) }).parameters[0].value;
  const drawn = randomState(4);
  expect(Array.from(data)).toEqual(Array.from({ length: 6 }, () => drawn.normal()));
});

/** At indices that stay, whatever x is: there is no slope by whole numbers. */
function at(indices: Matrix, layer: Layer): Layer {
  const forward: Op = (_x, context) => layer(indices, context);
  return Object.assign(forward, { parameters: layer.parameters });
}

test.each(["entries", "projections"] as const)("has its gradient, by %s", (mode) => {
  for (let seed = 0; seed < 5; seed++) {
    const indices = indicesOf(4, 3, 5, seed);
    const layer = at(indices, embedding(5, 2, { random: randomState(seed) }));
    assertGradient(layer, zeros(4, 3), { random: randomState(seed), mode });
  }
});

test("has it in float32, too", () => {
  const made = (dtype: DType) =>
    at(indicesOf(4, 3, 5, 1, dtype), embedding(5, 2, { random: randomState(1), dtype }));
  assertGradient(made("float32"), zeros(4, 3, "float32"), {
    random,
    reference: made("float64"),
    rtol: 1e-4,
    atol: 1e-5,
  });
});

test.each(["float64", "float32"] as const)(
  "gives the same bits from a workspace, in %s",
  (dtype) => {
    const run = (context: Context) => {
      const layer = embedding(5, 3, { random: randomState(2), dtype });
      const { output, backward } = layer(indicesOf(4, 3, 5, 2, dtype), context);
      const dInput = backward(generate(4, 9, (i, j) => i - j / 3, dtype));
      return [output, dInput, layer.parameters[0].gradient].map(bits);
    };
    const plain = run({});
    const space = workspace({ checked: true });
    for (let step = 0; step < 3; step++) {
      expect(run({ allocate: space.allocate })).toEqual(plain);
      space.restart();
    }
    space.end();
  },
);

test("gives a row the same bits alone and among others", () => {
  const layer = embedding(5, 3, { random: randomState(2) });
  const x = indicesOf(5, 2, 5);
  const parts = [sliceRows(x, 0, 2), sliceRows(x, 2, 5)].map((part) => layer(part).output);
  expect(parts.flatMap(bits)).toEqual(bits(layer(x).output));
});

test("gives rows that nothing looks up a gradient of 0, after others had one", () => {
  const layer = embedding(3, 1, { random });
  const run = (index: number) => {
    layer(matrix(1, 1, [index])).backward.toParameters?.(matrix(1, 1, [7]));
    return bits(layer.parameters[0].gradient);
  };
  expect(run(2)).toEqual([0, 0, 7]);
  expect(run(0)).toEqual([7, 0, 0]);
  layer(zeros(0, 1)).backward(zeros(0, 1));
  expect(bits(layer.parameters[0].gradient)).toEqual([0, 0, 0]);
});

describe("refuses", () => {
  const layer = embedding(3, 2, { random });

  test.each([3, -1, 0.5, Number.NaN])("the index %d, and says where", (index) => {
    expect(() =>
      layer(
        fromRows([
          [0, 1],
          [2, index],
        ]),
      ),
    ).toThrow(new RangeError(`embedding: x[1, 1] must be an integer in [0, 3), got ${index}`));
  });

  test("more rows in float32 than float32 has whole numbers for", () => {
    const weights = () => zeros(1, 1);
    expect(() => embedding(2 ** 24 + 1, 1, { random, weights, dtype: "float32" })).toThrow(
      "embedding: count must be at most 16777216 in float32",
    );
    expect(() => embedding(2 ** 24 + 1, 1, { random, weights })).toThrow(
      "embedding: initial weights",
    );
  });

  test("what does not fit, and writes nothing", () => {
    const { backward } = layer(zeros(2, 2));
    backward(generate(2, 4, () => 3));
    const before = bits(layer.parameters[0].gradient);
    for (const way of [backward, backward.toParameters!]) {
      expect(() => way(zeros(2, 2))).toThrow("embedding.backward: dOutput");
    }
    expect(() => layer(zeros(2, 2, "float32"))).toThrow("embedding: x is float32");
    expect(() => embedding(3, 2, { random, weights: () => zeros(2, 3) })).toThrow(
      "embedding: initial weights",
    );
    expect(bits(layer.parameters[0].gradient)).toEqual(before);
  });
});
