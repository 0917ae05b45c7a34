import { generate, type Matrix, workspace } from "@adjoint/matrix";
import { guarded, kernelsRun } from "@adjoint/matrix/kit";
import { type RandomState, randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { type ImageShape, maxPool2d } from "../index.js";
import { col2im, im2col } from "./im2col.js";
import { col2imPlain, im2colPlain } from "./im2col.plain.js";
import { maxPool2dPlain } from "./max-pool2d.plain.js";
import { readWindow, type Window } from "./window.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const specials = [0, -0, nan, inf, -inf, -1e-40, 5e-324];

// Else the twins would be compared with themselves below.
test("the kernels run", () => {
  expect(kernelsRun()).toBe(true);
});

/** A window's way over an image, both up to two vectors wide and one. */
function drawWindow(random: RandomState, isPool: boolean, isSame = false) {
  const pair = (low: number, high: number) =>
    [random.randint(low, high), random.randint(low, high)] as const;
  const kernelSize = pair(1, 4);
  const dilation = pair(1, 3);
  const shape = {
    channels: random.randint(1, 5),
    height: random.randint(1, 8) + 4,
    width: random.randint(1, 14) + 4,
  };
  // Of a pool every window must reach into the image.
  const half = kernelSize.map((size) => size >> 1);
  // Windows as many as elements are moved over whole images at once.
  const options = isSame
    ? {
        kernelSize: kernelSize.map((size) => size | 1),
        dilation,
        stride: 1,
        padding: half.map((p, i) => p * dilation[i]!),
      }
    : {
        kernelSize,
        dilation: isPool ? 1 : dilation,
        stride: pair(1, 4),
        padding: isPool ? half : pair(0, 4),
      };
  const window = readWindow("test", shape, options as never, 1);
  return { shape, window, options };
}

const numbersOf = (random: RandomState, length: number, share: number) =>
  Array.from({ length }, () =>
    random.random() < share ? specials[random.randint(0, specials.length)]! : random.normal(),
  );
const firstDifference = (a: Matrix["data"], b: Matrix["data"]) =>
  a.findIndex((value, k) => !Object.is(value, b[k]));

/** Patches of some channels of some images, which are not the first. */
function patchesOf({ shape, window }: { shape: ImageShape; window: Window }, images: number) {
  const { vertical, horizontal } = window;
  const size = shape.height * shape.width;
  const channels = Math.ceil(shape.channels / 2);
  const distance = shape.channels * size;
  const crop = { images, channels, distance, start: distance + (shape.channels - channels) * size };
  const rows = channels * vertical.kernel * horizontal.kernel;
  return { crop, rows, columns: images * vertical.places * horizontal.places };
}

describe.each(["float32", "float64"] as const)(
  "%s kernels have the bits of their twins",
  (dtype) => {
    const array = dtype === "float32" ? Float32Array : Float64Array;
    const seeds = Array.from({ length: 60 }, (_, seed) => seed);

    test.each(seeds)("im2col and col2im: %i", (seed) => {
      const random = randomState(seed);
      const drawn = drawWindow(random, false, seed % 2 === 0);
      const { shape, window } = drawn;
      const { crop, rows, columns } = patchesOf(drawn, random.randint(1, 5));
      const width = shape.channels * shape.height * shape.width;
      const image = numbersOf(random, (crop.images + 1) * width, 0.1);
      const record = (data: Matrix["data"], r: number, c: number): Matrix => ({
        rows: r,
        columns: c,
        dtype,
        data,
      });
      const x = record(guarded(dtype, image, seed % 4).data, crop.images + 1, width);
      const blank = new Array<number>(rows * columns).fill(7);
      const patches = guarded(dtype, blank, 1);
      const twin = record(array.from(blank), rows, columns);
      im2col(x, crop, window, record(patches.data, rows, columns));
      im2colPlain(x, crop, window, twin);
      expect(firstDifference(patches.data, twin.data)).toBe(-1);
      expect(patches.intact()).toBe(true);

      const upstream = numbersOf(random, rows * columns, 0.02);
      const dx = guarded(dtype, image, 3);
      const dTwin = record(array.from(image), crop.images + 1, width);
      const d = record(guarded(dtype, upstream, 2).data, rows, columns);
      col2im(d, window, record(dx.data, crop.images + 1, width), crop);
      col2imPlain(d, window, dTwin, crop);
      expect(firstDifference(dx.data, dTwin.data)).toBe(-1);
      expect(dx.intact()).toBe(true);
    });

    test.each(seeds)("maxPool2d: %i", (seed) => {
      const random = randomState(seed);
      const { shape, window, options } = drawWindow(random, true);
      const width = shape.channels * shape.height * shape.width;
      const numbers = numbersOf(random, 3 * width, seed % 2 ? 0.5 : 0.05);
      // Ties, too.
      const image = seed % 3 ? numbers : numbers.map(Math.sign);
      const x: Matrix = {
        rows: 3,
        columns: width,
        dtype,
        data: guarded(dtype, image, seed % 4).data,
      };
      const places = shape.channels * window.vertical.places * window.horizontal.places;
      const results: ReturnType<typeof guarded>[] = [];
      const allocate = (rows: number, columns: number): Matrix => {
        const result = guarded(dtype, new Array(rows * columns).fill(7), results.length + 1);
        results.push(result);
        return { rows, columns, dtype, data: result.data };
      };
      maxPool2d(shape, options as never)(x, { allocate });
      const twins = [0, 1].map(() => generate(3, places, () => 7, dtype));
      maxPool2dPlain(x, window, twins[0]!, twins[1]!);
      expect(results).toHaveLength(2);
      for (const [i, { data, intact }] of results.entries()) {
        expect(firstDifference(data, twins[i]!.data)).toBe(-1);
        expect(intact()).toBe(true);
      }
    });
  },
);

test("a workspace that ends while a pass is held ends its patches, too", () => {
  const space = workspace();
  const pass = maxPool2d({ channels: 1, height: 8, width: 8 }, { kernelSize: 2 })(
    generate(2, 64, (_, j) => j),
    { allocate: space.allocate },
  );
  space.end();
  expect(() => pass.backward(generate(2, 16, () => 1))).toThrow(RangeError);
});
