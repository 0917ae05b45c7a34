import { assertGradient } from "@adjoint/gradcheck";
import {
  allClose,
  concatenateRows,
  copy,
  fromRows,
  full,
  generate,
  identity,
  type Matrix,
  sliceRows,
  toRows,
  zeros,
} from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import fixture from "../../../../fixtures/vocabulary-layers.json" with { type: "json" };
import { expectValues, rowsOf } from "../../testing/fixture.js";
import { dense, multiHeadAttention, type SequenceShape } from "../index.js";

const random = randomState(0);
const draw = (rows: number, columns: number, seed: number) => {
  const drawn = randomState(seed);
  return generate(rows, columns, () => drawn.normal());
};
const close = { rtol: 1e-12, atol: 1e-12 };

/** Matrices side by side. */
const beside = (...parts: readonly Matrix[]) =>
  fromRows(toRows(parts[0]!).map((_, i) => parts.flatMap((part) => toRows(part)[i]!)));

/** PyTorch's projections [in, out], each of its own, as ours, side by side. */
function projectionsOf(found: Readonly<Record<string, readonly unknown[]>>) {
  const [q, k, v, o] = ["q", "k", "v", "o"].map((part) => ({
    weights: rowsOf(found[`w${part}`]!),
    biases: fromRows([found[`b${part}`] as number[]]),
  }));
  return [
    beside(q!.weights, k!.weights, v!.weights),
    beside(q!.biases, k!.biases, v!.biases),
    o!.weights,
    o!.biases,
  ];
}

describe("has PyTorch's output and gradients", () => {
  test.each([fixture.self_attention, fixture.self_attention_causal])("%#", (found) => {
    const { settings, inputs, gradients } = found;
    const { heads, causal } = settings;
    const layer = multiHeadAttention({ time: 5, features: 4 }, heads, { causal, random });
    const initial = projectionsOf(inputs);
    for (const [i, { value }] of layer.parameters.entries()) value.data.set(initial[i]!.data);
    expectValues(layer, found, projectionsOf(gradients));
  });
});

/** The formula, number by number. */
function plain(
  x: Matrix,
  { time, features }: SequenceShape,
  heads: number,
  [w, b, u, c]: readonly Matrix[],
  sees: (i: number, j: number) => boolean,
): Matrix {
  const size = features / heads;
  const at = (n: number, t: number, part: number, f: number) => {
    const column = part * features + f;
    let total = b!.data[column]!;
    for (let k = 0; k < features; k++)
      total += x.data[(n * time + t) * features + k]! * w!.data[k * 3 * features + column]!;
    return total;
  };
  const result = zeros(x.rows, x.columns);
  for (let n = 0; n < x.rows; n++)
    for (let i = 0; i < time; i++) {
      const mixed = new Array<number>(features).fill(0);
      for (let f = 0; f < features; f++) {
        const head = Math.floor(f / size);
        const seen = Array.from({ length: time }, (_, j) => j).filter((j) => sees(i, j));
        const exponentials = seen.map((j) => {
          let score = 0;
          for (let k = head * size; k < (head + 1) * size; k++)
            score += at(n, i, 0, k) * at(n, j, 1, k);
          return Math.exp(score / Math.sqrt(size));
        });
        const total = exponentials.reduce((sum, e) => sum + e, 0);
        for (const [k, j] of seen.entries())
          mixed[f]! += (exponentials[k]! / total) * at(n, j, 2, f);
      }
      for (let f = 0; f < features; f++) {
        let y = c!.data[f]!;
        for (let k = 0; k < features; k++) y += mixed[k]! * u!.data[k * features + f]!;
        result.data[(n * time + i) * features + f] = y;
      }
    }
  return result;
}

describe("at random shapes and masks", () => {
  const cases = Array.from({ length: 16 }, (_, seed) => {
    const drawn = randomState(seed);
    const heads = drawn.randint(1, 4);
    const shape = { time: drawn.randint(1, 6), features: heads * drawn.randint(1, 4) };
    const causal = drawn.random() < 0.5;
    const mask =
      drawn.random() < 0.5
        ? generate(shape.time, shape.time, () => (drawn.random() < 0.6 ? 1 : 0))
        : undefined;
    return { seed, heads, shape, causal, mask };
  });

  test.each(cases)(
    "is what the formula says, and has its gradient: $seed",
    ({ seed, heads, shape, causal, mask }) => {
      const drawn = randomState(seed);
      const biases = (rows: number, columns: number) => draw(rows, columns, seed);
      const options = { random: drawn, causal, biases, ...(mask && { mask }) };
      const layer = multiHeadAttention(shape, heads, options);
      const x = draw(3, shape.time * shape.features, seed + 100);
      const values = layer.parameters.map(({ value }) => value);
      const sees = (i: number, j: number) =>
        !(causal && j > i) && mask?.data[i * shape.time + j] !== 0;
      expect(allClose(layer(x).output, plain(x, shape, heads, values, sees), close)).toBe(true);
      assertGradient(layer, x, { random: drawn, mode: "projections" });
    },
  );
});

const shape = { time: 4, features: 6 };
const made = (options: object = {}) =>
  multiHeadAttention(shape, 2, { random: randomState(3), ...options });

/** Times in another order. */
const reorder = (x: Matrix, order: readonly number[]) =>
  generate(x.rows, x.columns, (i, j) => {
    const { features } = shape;
    return x.data[i * x.columns + order[Math.floor(j / features)]! * features + (j % features)]!;
  });

describe("invariances", () => {
  test("times in another order give the same in that order, and so do their gradients", () => {
    const layer = made();
    const x = draw(2, 24, 1);
    const dy = draw(2, 24, 2);
    const order = [2, 0, 3, 1];
    const [pass, other] = [layer(x), layer(reorder(x, order))];
    expect(allClose(other.output, reorder(pass.output, order), close)).toBe(true);
    const dx = copy(pass.backward(dy));
    const gradients = layer.parameters.map(({ gradient }) => copy(gradient));
    expect(allClose(other.backward(reorder(dy, order)), reorder(dx, order), close)).toBe(true);
    for (const [i, { gradient }] of layer.parameters.entries()) {
      expect(allClose(gradient, gradients[i]!, close)).toBe(true);
    }
  });

  test("causal, a time depends on none that comes later, bit for bit", () => {
    const layer = made({ causal: true });
    const x = draw(1, 24, 1);
    const later = copy(x);
    later.data.fill(7, 12);
    const firstTimes = (y: Matrix) => Array.from(y.data.subarray(0, 12));
    expect(firstTimes(layer(later).output)).toEqual(firstTimes(layer(x).output));
    const dy = zeros(1, 24);
    dy.data.fill(1, 0, 12);
    expect(new Set(layer(x).backward(dy).data.subarray(12))).toEqual(new Set([0]));
  });

  test("causal is the mask of a lower triangle; all ones are no mask", () => {
    const x = draw(2, 24, 1);
    const triangle = generate(4, 4, (i, j) => (j <= i ? 1 : 0));
    expect(toRows(made({ mask: triangle })(x).output)).toEqual(
      toRows(made({ causal: true })(x).output),
    );
    expect(toRows(made({ mask: full(4, 4, 1) })(x).output)).toEqual(toRows(made()(x).output));
  });

  test("a time that sees itself alone goes through the values and the output alone", () => {
    const layer = made({ mask: identity(4) });
    const [w, b, u, c] = layer.parameters.map(({ value }) => value);
    const times = { ...draw(1, 24, 1), rows: 4, columns: 6 };
    const values = dense(6, 6, {
      random,
      weights: () => generate(6, 6, (i, j) => w!.data[i * 18 + 12 + j]!),
      biases: () => generate(1, 6, (_, j) => b!.data[12 + j]!),
    });
    const output = dense(6, 6, { random, weights: () => u!, biases: () => c! });
    expect(toRows({ ...layer(draw(1, 24, 1)).output, rows: 4, columns: 6 })).toEqual(
      toRows(output(values(times).output).output),
    );
  });

  test("a batch is its parts, and its parameters' gradients add up", () => {
    const layer = made();
    const [x, dy] = [draw(5, 24, 1), draw(5, 24, 2)];
    const run = (from: number, to: number) => {
      const { output, backward } = layer(sliceRows(x, from, to));
      const dx = copy(backward(sliceRows(dy, from, to)));
      return {
        output: copy(output),
        dx,
        gradients: layer.parameters.map(({ gradient }) => copy(gradient)),
      };
    };
    const [whole, first, second] = [run(0, 5), run(0, 2), run(2, 5)];
    expect(concatenateRows([first.output, second.output])).toEqual(whole.output);
    expect(concatenateRows([first.dx, second.dx])).toEqual(whole.dx);
    for (const [i, gradient] of whole.gradients.entries()) {
      const total = generate(gradient.rows, gradient.columns, (r, c) => {
        const k = r * gradient.columns + c;
        return first.gradients[i]!.data[k]! + second.gradients[i]!.data[k]!;
      });
      expect(allClose(gradient, total, close)).toBe(true);
    }
  });

  test("drops weights in training alone, and has its gradient with them dropped", () => {
    const layer = made({ dropout: 0.5 });
    const x = draw(2, 24, 1);
    expect(layer(x).output).toEqual(made()(x).output);
    const context = { training: true, random: randomState(1) };
    expect(toRows(layer(x, context).output)).not.toEqual(toRows(made()(x).output));
    assertGradient(layer, x, { random, context, mode: "projections" });
    expect(() => layer(x, { training: true })).toThrow("dropout: the context has no random");
  });
});

describe("extremes", () => {
  test("a time that all is hidden from gives the output's biases, and gets no gradient", () => {
    const mask = full(4, 4, 1);
    mask.data.fill(0, 4, 8); // Time 1 sees nothing.
    const layer = made({ mask, biases: (rows: number, columns: number) => draw(rows, columns, 9) });
    const x = draw(2, 24, 1);
    const { output, backward } = layer(x);
    const biases = Array.from(layer.parameters[3]!.value.data);
    for (const row of toRows(output)) expect(row.slice(6, 12)).toEqual(biases);
    const dy = zeros(2, 24);
    for (const start of [6, 30]) dy.data.fill(1, start, start + 6);
    expect(new Set(backward(dy).data)).toEqual(new Set([0]));
    const [projection, , joined, added] = layer.parameters;
    expect(new Set(projection.gradient.data)).toEqual(new Set([0]));
    expect(new Set(joined!.gradient.data)).toEqual(new Set([0]));
    expect(new Set(added!.gradient.data)).toEqual(new Set([2]));
    assertGradient(layer, x, { random });
  });

  test("a mask of zeros gives the output's biases everywhere", () => {
    const layer = made({ mask: zeros(4, 4) });
    expect(layer(draw(2, 24, 1)).output).toEqual(zeros(2, 24));
  });

  test("scores of 1e200 give weights of 0 and 1, and finite gradients", () => {
    const weights = (rows: number, columns: number) => full(rows, columns, 1);
    const layer = multiHeadAttention({ time: 2, features: 1 }, 1, { random, weights });
    const { output, backward } = layer(fromRows([[1e100, -1e100]]));
    expect(toRows(output)).toEqual([[1e100, -1e100]]);
    expect(backward(fromRows([[1, 2]])).data.every(Number.isFinite)).toBe(true);
  });

  test("one time sees itself with weight 1", () => {
    const layer = multiHeadAttention({ time: 1, features: 2 }, 2, { random });
    assertGradient(layer, draw(3, 2, 1), { random });
  });
});

describe("refuses", () => {
  test.each<readonly [() => unknown, string, string]>([
    [
      () => multiHeadAttention(shape, 4, { random }),
      "RangeError",
      "multiHeadAttention: heads must divide the 6 features, got 4",
    ],
    [
      () => made({ mask: zeros(3, 4) }),
      "ShapeError",
      "multiHeadAttention: mask [3, 4] must be [4, 4], a row and a column for each time",
    ],
    [
      () => made({ mask: generate(4, 4, (i, j) => (i === 1 && j === 2 ? 0.5 : 1)) }),
      "RangeError",
      "multiHeadAttention: mask[1, 2] must be 0 or 1, got 0.5",
    ],
    [
      () => made({ mask: full(4, 4, Number.NEGATIVE_INFINITY) }),
      "RangeError",
      "multiHeadAttention: mask[0, 0] must be 0 or 1, got -Infinity",
    ],
    [
      () => made({ dropout: 2 }),
      "RangeError",
      "multiHeadAttention: dropout must be in [0, 1], got 2",
    ],
    [
      () => made({ weights: () => zeros(6, 6) }),
      "ShapeError",
      "multiHeadAttention: initial weights [6, 6] and weights [6, 18] disagree",
    ],
    [
      () => made()(zeros(1, 23)),
      "ShapeError",
      "multiHeadAttention: x [1, 23] must have 4 x 6 = 24 columns, those of { time: 4, features: 6 }",
    ],
  ])("%#", (call, name, message) => {
    expect(call).toThrow(
      expect.objectContaining({ name, message: expect.stringContaining(message) }),
    );
  });
});
