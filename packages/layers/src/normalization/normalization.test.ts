import {
  allClose,
  copy,
  fromRows,
  full,
  generate,
  type Matrix,
  matrix,
  ShapeError,
  scale,
  toRows,
  zeros,
} from "@adjoint/matrix";
import type { Context, Layer, LayerBuffer } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import more from "../../../../fixtures/layers.json" with { type: "json" };
import fixture from "../../../../fixtures/vocabulary-layers.json" with { type: "json" };
import { batchNorm, groupNorm, layerNorm, rmsNorm } from "../index.js";

/** Numbers however deeply nested, as rows. */
const rowsOf = (nested: readonly unknown[]) => {
  const flat = nested.flat(9) as number[];
  return matrix(nested.length, flat.length / nested.length, flat);
};
const rowOf = (numbers: readonly number[]) => fromRows([numbers]);
const close = { rtol: 1e-12, atol: 1e-13 };

/** What PyTorch gave. */
interface Values {
  readonly inputs: { readonly x: unknown[]; readonly gain: number[]; readonly bias?: number[] };
  readonly y: unknown[];
  readonly dy: unknown[];
  readonly gradients: { readonly x: unknown[]; readonly gain: number[]; readonly bias?: number[] };
}

function expectValues(layer: Layer, { inputs, y, dy, gradients }: Values, context?: Context) {
  const [gains, biases] = layer.parameters;
  gains!.value.data.set(inputs.gain);
  if (inputs.bias) biases!.value.data.set(inputs.bias);
  const pass = layer(rowsOf(inputs.x), context);
  expect(allClose(pass.output, rowsOf(y), close)).toBe(true);
  expect(allClose(pass.backward(rowsOf(dy)), rowsOf(gradients.x), close)).toBe(true);
  expect(allClose(gains!.gradient, rowOf(gradients.gain), close)).toBe(true);
  if (gradients.bias) expect(allClose(biases!.gradient, rowOf(gradients.bias), close)).toBe(true);
  expect(layer.parameters).toHaveLength(gradients.bias ? 2 : 1);
}

const image = { channels: 4, height: 3, width: 2 };
const old = {
  inputs: { x: more.x, gain: more.gain, bias: more.bias },
  dy: more.upstream_norm,
};
const oldValues = (found: typeof more.layer_norm | typeof more.batch_norm): Values => ({
  ...old,
  y: found.y,
  gradients: { x: found.dx, gain: found.dgain, bias: found.dbias },
});

describe("has PyTorch's values and gradients", () => {
  test("layerNorm", () => {
    expectValues(layerNorm(7), fixture.layer_norm);
    expectValues(layerNorm(4), oldValues(more.layer_norm));
  });
  test("rmsNorm", () => {
    expectValues(rmsNorm(7, { epsilon: fixture.rms_norm.settings.epsilon }), fixture.rms_norm);
    expectValues(rmsNorm(7), fixture.rms_norm);
  });
  test("groupNorm, of images", () => {
    expectValues(groupNorm(fixture.group_norm.settings.groups, image), fixture.group_norm);
  });
  test("batchNorm, of images and of columns, with its running statistics", () => {
    expectValues(batchNorm(image), fixture.batch_norm_images, { training: true });
    const layer = batchNorm(4);
    expectValues(layer, oldValues(more.batch_norm), { training: true });
    const [mean, variance] = layer.buffers;
    expect(allClose(mean.value, rowOf(more.batch_norm.running_mean), close)).toBe(true);
    expect(allClose(variance.value, rowOf(more.batch_norm.running_variance), close)).toBe(true);
    const evaluated = layer(rowsOf(more.x), { training: false }).output;
    expect(allClose(evaluated, rowsOf(more.batch_norm.evaluated), close)).toBe(true);
  });
});

const draw = (rows: number, columns: number, seed = 0) => {
  const random = randomState(seed);
  return generate(rows, columns, () => random.normal(1, 2));
};

describe("batchNorm is its formula, number by number", () => {
  test.each([0, 1, 2, 3, 4])("%i", (seed) => {
    const random = randomState(seed);
    const shape = { channels: random.randint(1, 4), height: random.randint(1, 4), width: 3 };
    const { channels } = shape;
    const size = shape.height * shape.width;
    const rows = random.randint(2, 6);
    const x = draw(rows, channels * size, seed);
    const layer = batchNorm(shape, { epsilon: 0.1, momentum: 0.3 });
    for (const { value } of [...layer.parameters, ...layer.buffers]) {
      value.data.forEach((_, c) => {
        value.data[c] = random.uniform(0.5, 2);
      });
    }
    const [gains, biases] = layer.parameters.map(({ value }) => copy(value).data);
    const [mean, variance] = layer.buffers.map(({ value }) => copy(value).data);
    const expected = zeros(rows, channels * size);
    const evaluated = zeros(rows, channels * size);
    const running = [zeros(1, channels), zeros(1, channels)] as const;
    for (let c = 0; c < channels; c++) {
      const places: number[] = [];
      for (let n = 0; n < rows; n++)
        for (let k = 0; k < size; k++) places.push((n * channels + c) * size + k);
      const m = places.reduce((sum, k) => sum + x.data[k]!, 0) / places.length;
      const squares = places.reduce((sum, k) => sum + (x.data[k]! - m) ** 2, 0);
      const v = squares / places.length;
      running[0].data[c] = 0.7 * mean![c]! + 0.3 * m;
      running[1].data[c] = 0.7 * variance![c]! + (0.3 * squares) / (places.length - 1);
      for (const k of places) {
        const line = (value: number, at: number, spread: number) =>
          ((value - at) / Math.sqrt(spread + 0.1)) * gains![c]! + biases![c]!;
        expected.data[k] = line(x.data[k]!, m, v);
        evaluated.data[k] = line(x.data[k]!, mean![c]!, variance![c]!);
      }
    }
    expect(allClose(layer(x).output, evaluated, close)).toBe(true);
    expect(allClose(layer(x, { training: true }).output, expected, close)).toBe(true);
    expect(allClose(layer.buffers[0].value, running[0], close)).toBe(true);
    expect(allClose(layer.buffers[1].value, running[1], close)).toBe(true);
  });
});

describe("invariances", () => {
  const shifted = (m: Matrix, by: number) =>
    generate(m.rows, m.columns, (i, j) => m.data[i * m.columns + j]! + by);

  test("rows that are shifted or scaled give the same", () => {
    const x = draw(3, 8);
    const still = { rtol: 1e-12, atol: 1e-12 };
    const norm = layerNorm(8, { epsilon: 0 });
    const { output } = norm(x);
    expect(allClose(norm(shifted(x, 1000)).output, output, { rtol: 1e-11, atol: 1e-11 })).toBe(
      true,
    );
    expect(allClose(norm(scale(x, 1e-3)).output, output, still)).toBe(true);
    const root = rmsNorm(8, { epsilon: 0 });
    expect(allClose(root(scale(x, 1e3)).output, root(x).output, still)).toBe(true);
  });

  test("groupNorm of one group is layerNorm, of one channel each too, where these have size 1", () => {
    const x = draw(3, 24);
    expect(groupNorm(1, 24)(x).output).toEqual(layerNorm(24)(x).output);
    const single = groupNorm(4, image)(x).output;
    const channel = layerNorm(6)(matrix(12, 6, x.data)).output;
    expect(Array.from(single.data)).toEqual(Array.from(channel.data));
  });

  test("batchNorm of images is batchNorm of their places, one a row", () => {
    const x = draw(3, 24);
    const layer = batchNorm(image);
    const places = batchNorm(4);
    const asPlaces = generate(
      18,
      4,
      (row, c) => x.data[Math.floor(row / 6) * 24 + c * 6 + (row % 6)]!,
    );
    const { output } = layer(x, { training: true });
    const other = places(asPlaces, { training: true }).output;
    for (let row = 0; row < 18; row++) {
      for (let c = 0; c < 4; c++) {
        expect(output.data[Math.floor(row / 6) * 24 + c * 6 + (row % 6)]).toBe(
          other.data[row * 4 + c],
        );
      }
    }
    expect(layer.buffers.map((b) => copy(b.value))).toEqual(
      places.buffers.map((b) => copy(b.value)),
    );
  });

  test("what is normalized has mean 0 and variance 1, far from 0 as well", () => {
    const x = shifted(draw(1, 500), 1e8);
    const data = Array.from(layerNorm(500, { epsilon: 0 })(x).output.data);
    const mean = data.reduce((sum, v) => sum + v, 0) / 500;
    const square = data.reduce((sum, v) => sum + v * v, 0) / 500;
    // The mean of x is known to half a unit in its last place, 7e-9.
    expect(Math.abs(mean)).toBeLessThan(1e-8);
    expect(Math.abs(square - 1)).toBeLessThan(1e-9);
  });
});

describe("batchNorm's running statistics", () => {
  const values = (buffers: readonly LayerBuffer[]) => buffers.map(({ value }) => value.data[0]);

  test("move by momentum, with the variance over one less, in training alone", () => {
    const layer = batchNorm(1, { momentum: 0.25 });
    expect(layer.buffers.map(({ name }) => name)).toEqual(["runningMean", "runningVariance"]);
    expect(values(layer.buffers)).toEqual([0, 1]);
    const x = fromRows([[1], [3], [8]]); // mean 4, variance 13 over 2
    layer(x);
    layer(x, { training: false });
    expect(values(layer.buffers)).toEqual([0, 1]);
    layer(x, { training: true });
    expect(values(layer.buffers)).toEqual([1, 0.75 + 0.25 * 13]);
    layer(x, { training: true });
    expect(values(layer.buffers)).toEqual([0.75 + 1, 4 * 0.75 + 0.25 * 13]);
  });

  test("stay with momentum 0, and are the last batch's with 1", () => {
    const x = draw(4, 2);
    const still = batchNorm(2, { momentum: 0 });
    still(x, { training: true });
    expect(toRows(still.buffers[0].value)).toEqual([[0, 0]]);
    const last = batchNorm(2, { momentum: 1 });
    last(draw(9, 2, 1), { training: true });
    last(x, { training: true });
    expect(last.buffers[0].value.data[0]).toBeCloseTo(
      (x.data[0]! + x.data[2]! + x.data[4]! + x.data[6]!) / 4,
      14,
    );
  });

  test("do not change a pass that was taken before they moved", () => {
    const layer = batchNorm(2);
    const x = draw(4, 2);
    const before = layer(x);
    const d = copy(before.backward(full(4, 2, 1)));
    layer(x, { training: true });
    expect(before.backward(full(4, 2, 1))).toEqual(d);
  });
});

describe("extremes", () => {
  test("constant rows give the biases", () => {
    for (const layer of [layerNorm(4), groupNorm(2, 4)]) {
      expect(layer(full(2, 4, 1e6)).output).toEqual(zeros(2, 4));
      expect(layer(full(2, 4, 1e6)).backward(full(2, 4, 1))).toEqual(zeros(2, 4));
    }
    expect(batchNorm(4)(full(3, 4, 7), { training: true }).output).toEqual(zeros(3, 4));
    expect(rmsNorm(4)(zeros(2, 4)).output).toEqual(zeros(2, 4));
  });

  test("NaN spreads over its row, and no further", () => {
    const x = full(2, 3, 1);
    x.data[1] = Number.NaN;
    const { data } = layerNorm(3)(x).output;
    expect(Array.from(data)).toEqual([Number.NaN, Number.NaN, Number.NaN, 0, 0, 0]);
  });
});

describe("errors", () => {
  test("a channel of one value has no variance", () => {
    const message =
      "batchNorm: in training each channel needs at least 2 values to have a variance, got 1 in 1 rows";
    expect(() => batchNorm(2)(zeros(1, 2), { training: true })).toThrow(new ShapeError(message));
    const one = { channels: 2, height: 1, width: 2 };
    expect(batchNorm(one)(zeros(1, 4), { training: true }).output).toEqual(zeros(1, 4));
  });

  test.each([
    [() => layerNorm(0), "layerNorm: columns must be an integer of at least 1, got 0"],
    [() => groupNorm(3, 4), "groupNorm: groups must divide the 4 channels, got 3"],
    [
      () => batchNorm({ ...image, width: 0 }),
      "batchNorm: shape.width must be an integer of at least 1, got 0",
    ],
    [() => batchNorm(2, { momentum: 2 }), "batchNorm: momentum must be in [0, 1], got 2"],
    [() => rmsNorm(2, { epsilon: -1 }), "rmsNorm: epsilon must be a finite number of at least 0"],
    [() => layerNorm(2, { eps: 1 } as object), 'layerNorm: unknown option "eps"'],
    [
      () => groupNorm(2, image)(zeros(1, 4)),
      "groupNorm: x [1, 4] must have 4 x 3 x 2 = 24 columns, those of { channels: 4, height: 3, width: 2 }",
    ],
    [() => layerNorm(2)(zeros(1, 4)), "layerNorm: x [1, 4] must have 2 columns"],
  ])("%#", (call, message) => {
    expect(call).toThrow(message);
  });
});
