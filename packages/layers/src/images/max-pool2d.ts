import type { OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { imagesThreshold, kernel } from "@adjoint/matrix/kit";
import { maxPool2dModule } from "../generated/max-pool2d.js";
import { MOST_IN_FLOAT32 } from "../most-in-float32.js";
import type { ImageOp, ImageShape } from "./image-shape.js";
import { maxPool2dPlain } from "./max-pool2d.plain.js";
import { poolOp, readPool } from "./pooling.js";
import { WINDOW, type Window, type WindowOptions } from "./window.js";

const runKernel = /* @__PURE__ */ kernel("maxPool2d", maxPool2dModule, "maxPool2d", {
  operands: ["in x", "out output", "out kept", "indices geometry"],
  numbers: [],
  least: imagesThreshold,
});

/** How a maximum is pooled: the window moves by its own size where no `stride` is given. */
export interface MaxPool2dOptions extends WindowOptions {}

const MAX_POOL2D: OptionNames<MaxPool2dOptions> = /* @__PURE__ */ Object.assign({}, WINDOW, {
  dilation: "optional",
  ceilMode: "optional",
} as const);

/**
 * The largest element under a window, channel by channel:
 * `y[c, i, j] = max x[c, i s + k d - p, j s + l d - p]` over the window's elements k, l inside of the
 * image; s is the stride, d the dilation, p the padding.
 * Gradient: dy goes to the element that was the largest, of equal ones to the first; where windows
 * overlap, it adds up.
 *
 * Shapes: x, dx [batch, channels * height * width]; y, dy [batch, channels * height' * width'], with
 * `height' = floor((height + 2 p - d (kernel - 1) - 1) / s) + 1`, and so the width: `outputShape`.
 * Numerics: NaN under a window gives NaN, and takes the gradient. With `ceilMode` a last window may
 * end outside, if it begins inside of image and left padding.
 * Follows PyTorch's `MaxPool2d`, in ties, too.
 *
 * @param shape of an image
 * @param options the window and its way
 * @returns an op with the `outputShape`
 * @throws {TypeError} when an argument or an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when a number is out of its range, the window larger than image and padding, or
 * wholly in the padding somewhere
 * @throws {ShapeError} when x or dy has another shape than above
 * @throws {DTypeError} from `backward`, when dy has another dtype than y
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { maxPool2d } from "@adjoint/layers";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pool = maxPool2d({ channels: 1, height: 2, width: 4 }, { kernelSize: 2 });
 * assert.deepEqual(pool.outputShape, { channels: 1, height: 1, width: 2 });
 * const pass = pool(fromRows([[1, 2, 7, 7, 3, 0, 5, 7]]));
 * assert.deepEqual(toRows(pass.output), [[3, 7]]);
 * assert.deepEqual(toRows(pass.backward(fromRows([[1, 10]]))), [[0, 0, 10, 0, 1, 0, 0, 0]]);
 * ```
 */
export function maxPool2d(shape: ImageShape, options: MaxPool2dOptions): ImageOp {
  const window = readPool("maxPool2d", shape, options, MAX_POOL2D);
  const size = shape.height * shape.width;
  return poolOp("maxPool2d", shape, window, {
    // Where the largest lies in its channel: a whole number, which float32 may not hold.
    keeps: (dtype) => (size <= MOST_IN_FLOAT32 ? dtype : "float64"),
    forward: (x, y, kept) => {
      const ran =
        kept!.dtype === x.dtype
          ? runKernel(x.data.length, [x, y, kept, geometryOf(x, window)])
          : undefined;
      if (ran === undefined) maxPool2dPlain(x, window, y, kept!);
    },
    backward: ({ data: dy }, { data: dx }, kept) => {
      const { data: positions } = kept!;
      const places = window.vertical.places * window.horizontal.places;
      let start = 0;
      for (let first = 0; first < dy.length; first += places) {
        for (let k = first; k < first + places; k++) dx[start + positions[k]!]! += dy[k]!;
        start += size;
      }
    },
  });
}

/** What the kernel reads, in its order. */
function geometryOf({ data }: Matrix, { vertical: v, horizontal: h }: Window): readonly number[] {
  return [
    ...[data.length / (v.size * h.size), v.size, h.size, v.kernel, h.kernel],
    ...[v.stride, h.stride, v.padding, h.padding, v.dilation, h.dilation, v.places, h.places],
  ];
}
