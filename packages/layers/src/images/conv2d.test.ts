import { assertGradient } from "@adjoint/gradcheck";
import {
  add,
  allClose,
  copy,
  fromRows,
  full,
  generate,
  type Matrix,
  sliceRows,
  toRows,
  transpose,
  zeros,
} from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import fixture from "../../../../fixtures/vocabulary-layers.json" with { type: "json" };
import { expectValues, imageShapeOf, rowsOf } from "../../testing/fixture.js";
import { type Conv2dOptions, conv2d, dense, type ImageShape, type Size } from "../index.js";

const random = randomState(0);
const draw = (rows: number, columns: number, seed: number) => {
  const drawn = randomState(seed);
  return generate(rows, columns, () => drawn.normal());
};
/** PyTorch's [filters, channels, height, width], a column for each filter. */
const columnsOf = (weights: unknown[]) => transpose(rowsOf(weights));

describe("has PyTorch's output and gradients", () => {
  test.each(Object.entries(fixture).filter(([name]) => name.startsWith("conv2d_")))(
    "%s",
    (_, found) => {
      const { settings, inputs, gradients } = found as typeof fixture.conv2d_plain;
      const { kernel, ...rest } = settings as { kernel: Size } & Partial<Conv2dOptions>;
      const layer = conv2d(imageShapeOf(inputs.x), inputs.weights.length, {
        random,
        kernelSize: kernel,
        ...rest,
        weights: () => columnsOf(inputs.weights),
        biases: () => fromRows([inputs.biases]),
      });
      expect(layer.outputShape).toEqual(imageShapeOf(found.y as unknown[]));
      expectValues(layer, found as typeof fixture.conv2d_plain, [
        columnsOf(gradients.weights),
        fromRows([gradients.biases]),
      ]);
    },
  );
});

/** The sum of the formula, element by element. */
function plain(x: Matrix, shape: ImageShape, w: Matrix, b: Matrix, way: Way): readonly number[] {
  const { channels, height, width } = shape;
  const [kh, kw] = way.kernelSize;
  const [sh, sw] = way.stride;
  const [ph, pw] = way.padding;
  const [dh, dw] = way.dilation;
  const { columns: filters } = w;
  const outHeight = Math.floor((height + 2 * ph - dh * (kh - 1) - 1) / sh) + 1;
  const outWidth = Math.floor((width + 2 * pw - dw * (kw - 1) - 1) / sw) + 1;
  const own = channels / way.groups;
  const result: number[] = [];
  const at = (n: number, c: number, i: number, j: number) =>
    i < 0 || j < 0 || i >= height || j >= width
      ? 0
      : x.data[((n * channels + c) * height + i) * width + j]!;
  for (let n = 0; n < x.rows; n++)
    for (let f = 0; f < filters; f++)
      for (let i = 0; i < outHeight; i++)
        for (let j = 0; j < outWidth; j++) {
          let total = b.data[f]!;
          const group = Math.floor(f / (filters / way.groups));
          for (let c = 0; c < own; c++)
            for (let k = 0; k < kh; k++)
              for (let l = 0; l < kw; l++) {
                const value = at(n, group * own + c, i * sh + k * dh - ph, j * sw + l * dw - pw);
                total += value * w.data[((c * kh + k) * kw + l) * filters + f]!;
              }
          result.push(total);
        }
  return result;
}

type Pair = readonly [number, number];
interface Way {
  readonly kernelSize: Pair;
  readonly stride: Pair;
  readonly padding: Pair;
  readonly dilation: Pair;
  readonly groups: number;
}

describe("at random kernels and ways", () => {
  const cases = Array.from({ length: 30 }, (_, seed) => {
    const drawn = randomState(seed);
    const pair = (low: number, high: number): Pair => [
      drawn.randint(low, high),
      drawn.randint(low, high),
    ];
    const groups = drawn.randint(1, 4);
    const way: Way = {
      kernelSize: pair(1, 4),
      stride: pair(1, 4),
      padding: pair(0, 4),
      dilation: pair(1, 3),
      groups,
    };
    const shape = {
      channels: groups * drawn.randint(1, 3),
      height: drawn.randint(5, 8),
      width: drawn.randint(5, 8),
    };
    const filters = groups * drawn.randint(1, 3);
    return { seed, way, shape, filters };
  });

  test.each(cases)(
    "is what the formula says, and has its gradient: $seed",
    ({ seed, way, shape, filters }) => {
      const drawn = randomState(seed);
      const layer = conv2d(shape, filters, {
        random: drawn,
        ...way,
        biases: (r, c) => draw(r, c, seed),
      });
      const [weights, biases] = layer.parameters;
      const x = draw(2, shape.channels * shape.height * shape.width, seed + 100);
      const { output } = layer(x);
      const { channels, height, width } = layer.outputShape;
      expect(output.columns).toBe(channels * height * width);
      const expected = plain(x, shape, weights.value, biases.value, way);
      const close = { rtol: 1e-12, atol: 1e-12 };
      expect(allClose(output, { ...output, data: Float64Array.from(expected) }, close)).toBe(true);
      assertGradient(layer, x, { random: drawn, mode: "projections" });
    },
  );
});

describe("invariances", () => {
  const shape = { channels: 2, height: 4, width: 5 };

  test("groups are convolutions of their own, side by side", () => {
    const x = draw(3, 40, 1);
    const both = conv2d(shape, 4, { kernelSize: 3, groups: 2, random: randomState(3) });
    const parts = [0, 1].map((group) => {
      const own = conv2d({ ...shape, channels: 1 }, 2, {
        kernelSize: 3,
        random,
        weights: (rows) =>
          generate(rows, 2, (i, j) => both.parameters[0].value.data[i * 4 + 2 * group + j]!),
      });
      return toRows(own(generate(3, 20, (i, j) => x.data[i * 40 + 20 * group + j]!)).output);
    });
    const joined = parts[0]!.map((row, i) => [...row, ...parts[1]![i]!]);
    expect(toRows(both(x).output)).toEqual(joined);
  });

  test("a kernel of the image's size is a dense layer", () => {
    const x = draw(2, 40, 2);
    const layer = conv2d(shape, 3, { kernelSize: [4, 5], random: randomState(4) });
    const weights = () => layer.parameters[0].value;
    expect(layer.outputShape).toEqual({ channels: 3, height: 1, width: 1 });
    const other = dense(40, 3, { random, weights });
    expect(toRows(layer(x).output)).toEqual(toRows(other(x).output));
    const dy = draw(2, 3, 3);
    expect(layer(x).backward(dy)).toEqual(other(x).backward(dy));
    expect(toRows(layer.parameters[0].gradient)).toEqual(toRows(other.parameters[0].gradient));
  });

  test("what is shifted gives the same, shifted: by the stride, by one place", () => {
    const wide = { channels: 2, height: 9, width: 11 };
    const size = wide.height * wide.width;
    for (const stride of [1, 2]) {
      const layer = conv2d(wide, 3, { kernelSize: 3, padding: 1, stride, random: randomState(5) });
      // The image is in the midst: nothing of it is shifted out, or seen by a window at the border.
      const values = draw(2, size, 6);
      const image = (down: number, along: number) =>
        generate(1, 2 * size, (_, k) => {
          const channel = Math.floor(k / size);
          const i = Math.floor((k % size) / wide.width) - down;
          const j = (k % wide.width) - along;
          const isInside = i >= 2 && i < 6 && j >= 2 && j < 8;
          return isInside ? values.data[channel * size + i * wide.width + j]! : 0;
        });
      const { output } = layer(image(0, 0));
      const shifted = layer(image(stride, -stride)).output;
      const { channels, height, width } = layer.outputShape;
      const at = (m: Matrix, f: number, i: number, j: number) =>
        m.data[(f * height + i) * width + j];
      for (let f = 0; f < channels; f++)
        for (let i = 0; i < height - 1; i++)
          for (let j = 1; j < width; j++)
            expect(at(shifted, f, i + 1, j - 1)).toBe(at(output, f, i, j));
      expect(output.data.some((value) => value !== 0)).toBe(true);
    }
  });

  test.each([1, 2])(
    "more images than go into one product are each by itself, in %i groups",
    (groups) => {
      // 36 rows of 1024 patches an image: three go together, and then the last two.
      const large = { channels: 4, height: 32, width: 32 };
      const options = { kernelSize: 3, padding: 1, groups, random: randomState(7) };
      const layer = conv2d(large, 2, options);
      const [x, dy] = [draw(8, 4096, 8), draw(8, 2048, 9)];
      const { output, backward } = layer(x);
      const dx = backward(dy);
      const whole = layer.parameters.map(({ gradient }) => copy(gradient));
      const sums = whole.map(({ rows, columns }) => zeros(rows, columns));
      for (let n = 0; n < 8; n++) {
        const alone = layer(sliceRows(x, n, n + 1));
        expect(alone.output).toEqual(sliceRows(output, n, n + 1));
        expect(alone.backward(sliceRows(dy, n, n + 1))).toEqual(sliceRows(dx, n, n + 1));
        for (const [i, { gradient }] of layer.parameters.entries()) {
          const total = sums[i]!;
          add(total, gradient, () => total);
        }
      }
      for (const [i, gradient] of whole.entries()) {
        expect(allClose(gradient, sums[i]!, { rtol: 1e-11, atol: 1e-10 })).toBe(true);
      }
    },
  );

  test("without biases, there are none", () => {
    const layer = conv2d(shape, 3, { kernelSize: 2, random: randomState(4), biases: false });
    expect(layer.parameters.map(({ name }) => name)).toEqual(["weights"]);
    expect(layer(zeros(1, 40)).output).toEqual(zeros(1, 36));
  });
});

test("gives NaN where the kernel lies over one, and there alone", () => {
  const shape = { channels: 1, height: 1, width: 4 };
  const layer = conv2d(shape, 1, { kernelSize: [1, 2], random, weights: () => full(2, 1, 1) });
  expect(toRows(layer(fromRows([[1, 2, Number.NaN, 3]])).output)).toEqual([
    [3, Number.NaN, Number.NaN],
  ]);
});

describe("refuses", () => {
  const shape = { channels: 3, height: 4, width: 5 };
  const made = (options: object, filters = 4) =>
    conv2d(shape, filters, { kernelSize: 3, random, ...options });

  test.each<readonly [object, string, ErrorConstructor]>([
    [
      { groups: 2 },
      "conv2d: groups must divide the 3 channels and the 4 filters, got 2",
      RangeError,
    ],
    [
      { kernelSize: 5 },
      "conv2d: a window of height 5 (kernelSize 5, dilation 1) must fit into the image's 4 with padding 0 on both sides",
      RangeError,
    ],
    [
      { kernelSize: [3, 3, 3] },
      "conv2d: kernelSize must be a number or [height, width], got an array of 3",
      TypeError,
    ],
    [{ stride: 0 }, "conv2d: stride must be an integer of at least 1, got 0", RangeError],
    [
      { padding: [0, -1] },
      "conv2d: padding[1] must be an integer of at least 0, got -1",
      RangeError,
    ],
    [{ kernel: 3 }, 'conv2d: unknown option "kernel"', TypeError],
  ])("%o", (options, message, kind) => {
    expect(() => made(options)).toThrow(kind);
    expect(() => made(options)).toThrow(message);
  });

  test("images of another shape", () => {
    expect(() => made({})(zeros(2, 59))).toThrow(
      "conv2d: x [2, 59] must have 3 x 4 x 5 = 60 columns, those of { channels: 3, height: 4, width: 5 }",
    );
  });
});
