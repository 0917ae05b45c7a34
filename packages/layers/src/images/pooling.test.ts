import { assertGradient } from "@adjoint/gradcheck";
import { add, allClose, fromRows, generate, type Matrix, toRows, zeros } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import fixture from "../../../../fixtures/vocabulary-layers.json" with { type: "json" };
import { expectValues, imageShapeOf } from "../../testing/fixture.js";
import { averagePool2d, globalAveragePool, type ImageShape, maxPool2d } from "../index.js";

type Found = typeof fixture.max_pool2d_plain;
const found = (start: string) =>
  Object.entries(fixture).filter(([name]) =>
    name.startsWith(start),
  ) as unknown as readonly (readonly [string, Found])[];
/** PyTorch's names of options as ours. */
const optionsOf = (settings: object) =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  ) as { kernelSize: number };

describe("has PyTorch's output and gradient", () => {
  test.each(found("max_pool2d"))("%s", (_, values) => {
    const pool = maxPool2d(imageShapeOf(values.inputs.x), optionsOf(values.settings));
    expect(pool.outputShape).toEqual(imageShapeOf(values.y));
    expectValues(pool, values);
  });
  test.each(found("average_pool2d"))("%s", (_, values) => {
    const pool = averagePool2d(imageShapeOf(values.inputs.x), optionsOf(values.settings));
    expect(pool.outputShape).toEqual(imageShapeOf(values.y));
    expectValues(pool, values);
  });
  test("global_average_pool", () => {
    const { global_average_pool: values } = fixture;
    expectValues(globalAveragePool(imageShapeOf(values.inputs.x)), values);
  });
});

const draw = (rows: number, columns: number, seed: number) => {
  const random = randomState(seed);
  return generate(rows, columns, () => random.normal());
};

describe("maxPool2d", () => {
  const shape = { channels: 1, height: 2, width: 3 };

  test("gives the gradient of equal elements to the first, as PyTorch does", () => {
    const { output, backward } = maxPool2d(shape, { kernelSize: 2, stride: 1 })(zeros(1, 6));
    expect(toRows(output)).toEqual([[0, 0]]);
    expect(toRows(backward(fromRows([[1, 10]])))).toEqual([[1, 10, 0, 0, 0, 0]]);
  });

  test("adds up the gradient of an element that is largest under several windows", () => {
    const { backward } = maxPool2d(shape, { kernelSize: 2, stride: 1 })(
      fromRows([[0, 9, 0, 0, 0, 0]]),
    );
    expect(toRows(backward(fromRows([[1, 10]])))).toEqual([[0, 11, 0, 0, 0, 0]]);
  });

  test("takes padding for less than anything, and NaN for more", () => {
    const options = { kernelSize: [2, 3], padding: [1, 1] } as const;
    const { NaN: nan, NEGATIVE_INFINITY: least } = Number;
    expect(toRows(maxPool2d(shape, options)(fromRows([[-5, -6, -7, -1, -2, -3]])).output)).toEqual([
      [-5, -1],
    ]);
    const { output, backward } = maxPool2d(
      shape,
      options,
    )(fromRows([[1, nan, 3, least, least, least]]));
    expect(toRows(output)).toEqual([[nan, least]]);
    expect(toRows(backward(fromRows([[1, 2]])))).toEqual([[0, 1, 0, 2, 0, 0]]);
  });

  test("has its gradient with dilation, padding and strides", () => {
    const image = { channels: 2, height: 6, width: 7 };
    const pool = maxPool2d(image, {
      kernelSize: [2, 3],
      stride: [1, 2],
      padding: [1, 0],
      dilation: 2,
    });
    for (let seed = 0; seed < 3; seed++)
      assertGradient(pool, draw(2, 84, seed), { random: randomState(seed) });
  });
});

describe("averagePool2d", () => {
  const shape = { channels: 1, height: 1, width: 3 };
  test("counts padding unless told not to", () => {
    const options = { kernelSize: [1, 2], padding: [0, 1], stride: 1 } as const;
    const x = fromRows([[2, 4, 6]]);
    expect(toRows(averagePool2d(shape, options)(x).output)).toEqual([[1, 3, 5, 3]]);
    const inside = averagePool2d(shape, { ...options, countIncludePad: false });
    expect(toRows(inside(x).output)).toEqual([[2, 3, 5, 6]]);
  });

  test("of the whole image is globalAveragePool, bit for bit", () => {
    const image = { channels: 3, height: 4, width: 5 };
    const x = draw(4, 60, 1);
    const whole = averagePool2d(image, { kernelSize: [4, 5] });
    expect(whole(x).output).toEqual(globalAveragePool(image)(x).output);
    expect(whole(x).backward(draw(4, 3, 2))).toEqual(
      globalAveragePool(image)(x).backward(draw(4, 3, 2)),
    );
  });

  test("of a constant image is the constant, and its gradient keeps the sum", () => {
    const image = { channels: 1, height: 6, width: 6 };
    const pool = averagePool2d(image, { kernelSize: 2, ceilMode: true });
    const { output, backward } = pool(generate(1, 36, () => 7));
    expect(new Set(output.data)).toEqual(new Set([7]));
    expect(new Set(backward(output).data)).toEqual(new Set([7 / 4]));
  });
});

/** All elements under each window, gathered one by one, with how many places it has in image and padding. */
function underWindows(
  x: Matrix,
  { channels, height, width }: ImageShape,
  [kernel, stride, padding, dilation]: readonly (readonly [number, number])[],
) {
  const places = [height, width].map(
    (size, a) =>
      Math.floor((size + 2 * padding![a]! - dilation![a]! * (kernel![a]! - 1) - 1) / stride![a]!) +
      1,
  );
  const found: number[][] = [];
  for (let n = 0; n < x.rows; n++)
    for (let c = 0; c < channels; c++)
      for (let i = 0; i < places[0]!; i++)
        for (let j = 0; j < places[1]!; j++) {
          const under: number[] = [];
          for (let k = 0; k < kernel![0]!; k++)
            for (let l = 0; l < kernel![1]!; l++) {
              const line = i * stride![0]! - padding![0]! + k * dilation![0]!;
              const column = j * stride![1]! - padding![1]! + l * dilation![1]!;
              if (line < 0 || column < 0 || line >= height || column >= width) continue;
              under.push(x.data[((n * channels + c) * height + line) * width + column]!);
            }
          found.push(under);
        }
  return found;
}

describe("at random windows", () => {
  const cases = Array.from({ length: 20 }, (_, seed) => {
    const drawn = randomState(seed);
    const pair = (low: number, high: number) =>
      [drawn.randint(low, high), drawn.randint(low, high)] as const;
    const kernelSize = pair(1, 4);
    const stride = pair(1, 4);
    // At most half of the kernel, as in PyTorch: so each window reaches the image.
    const padding = [
      drawn.randint(0, (kernelSize[0] >> 1) + 1),
      drawn.randint(0, (kernelSize[1] >> 1) + 1),
    ] as const;
    const shape = {
      channels: drawn.randint(1, 3),
      height: drawn.randint(4, 8),
      width: drawn.randint(4, 8),
    };
    return { seed, kernelSize, stride, padding, shape };
  });

  test.each(cases)("are what their formulas say, and have their gradients: $seed", (given) => {
    const { seed, kernelSize, stride, padding, shape } = given;
    const random = randomState(seed);
    const x = draw(2, shape.channels * shape.height * shape.width, seed + 50);
    const under = underWindows(x, shape, [kernelSize, stride, padding, [1, 1]]);
    const options = { kernelSize, stride, padding };
    const most = maxPool2d(shape, options);
    expect(Array.from(most(x).output.data)).toEqual(under.map((values) => Math.max(...values)));
    const sums = under.map((values) => values.reduce((sum, value) => sum + value, 0));
    const close = { rtol: 1e-14, atol: 1e-14 };
    for (const countIncludePad of [true, false]) {
      const mean = averagePool2d(shape, { ...options, countIncludePad });
      const { output } = mean(x);
      // Without ceilMode, every window lies in image and padding.
      const all = kernelSize[0] * kernelSize[1];
      const expected = sums.map((sum, k) => sum / (countIncludePad ? all : under[k]!.length));
      expect(allClose(output, { ...output, data: Float64Array.from(expected) }, close)).toBe(true);
      assertGradient(mean, x, { random, mode: "projections" });
    }
    assertGradient(most, x, { random, mode: "projections" });
    if (padding[0] === 0 && padding[1] === 0 && shape.height > 6 && shape.width > 6) {
      const spread = maxPool2d(shape, { ...options, dilation: 2 });
      const wide = underWindows(x, shape, [kernelSize, stride, padding, [2, 2]]);
      expect(Array.from(spread(x).output.data)).toEqual(wide.map((values) => Math.max(...values)));
    }
  });
});

describe("both", () => {
  test("what is shifted by the stride gives the same, shifted by one place", () => {
    const image = { channels: 1, height: 4, width: 8 };
    const values = draw(4, 10, 3);
    const from = (start: number) =>
      generate(1, 32, (_, k) => values.data[Math.floor(k / 8) * 10 + start + (k % 8)]!);
    for (const pool of [
      maxPool2d(image, { kernelSize: 2 }),
      averagePool2d(image, { kernelSize: 2 }),
    ]) {
      const [first, second] = [toRows(pool(from(0)).output)[0]!, toRows(pool(from(2)).output)[0]!];
      expect([0, 1, 2].map((j) => second[j])).toEqual([1, 2, 3].map((j) => first[j]));
      expect([4, 5, 6].map((j) => second[j])).toEqual([5, 6, 7].map((j) => first[j]));
    }
  });

  test("a maximum moves with all elements, and a mean is linear", () => {
    const image = { channels: 2, height: 5, width: 5 };
    const options = { kernelSize: 3, stride: 2, padding: 1 };
    const [x, other] = [draw(2, 50, 4), draw(2, 50, 5)];
    const mean = averagePool2d(image, options);
    const sum = add(mean(x).output, mean(other).output);
    expect(allClose(mean(add(x, other)).output, sum, { rtol: 1e-13, atol: 1e-13 })).toBe(true);
    const most = maxPool2d(image, options)(x).output;
    expect(toRows(maxPool2d(image, options)(add(x, 2)).output)).toEqual(toRows(add(most, 2)));
  });
});

describe("refuse", () => {
  const shape = { channels: 1, height: 2, width: 2 };
  test.each([
    ["maxPool2d", maxPool2d],
    ["averagePool2d", averagePool2d],
  ] as const)("%s: windows that see nothing", (name, pool) => {
    expect(() => pool(shape, { kernelSize: 1, padding: 1 })).toThrow(
      new RangeError(
        `${name}: with padding 1, a window of kernelSize 1 lies outside of the image's height 2`,
      ),
    );
    expect(() => pool(shape, { kernelSize: 3 })).toThrow(RangeError);
  });
  test("maxPool2d: one whose elements lie on both sides of the image", () => {
    expect(() => maxPool2d(shape, { kernelSize: 2, dilation: 3, padding: 1 })).toThrow(RangeError);
  });
  test("averagePool2d: dilation", () => {
    const options = { kernelSize: 2, dilation: 2 } as { kernelSize: number };
    expect(() => averagePool2d(shape, options)).toThrow('averagePool2d: unknown option "dilation"');
  });
  test("images of another shape", () => {
    expect(() => globalAveragePool(shape)(zeros(1, 3))).toThrow(
      "globalAveragePool: x [1, 3] must have",
    );
  });
});
