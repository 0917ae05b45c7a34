import type { OptionNames } from "@adjoint/checks";
import type { ImageOp, ImageShape } from "./image-shape.js";
import { poolOp, readPool } from "./pooling.js";
import { WINDOW, type Window, type WindowOptions } from "./window.js";

/** How a maximum is pooled: the window moves by its own size where no `stride` is given. */
export interface MaxPool2dOptions extends WindowOptions {}

const MAX_POOL2D: OptionNames<MaxPool2dOptions> = {
  ...WINDOW,
  dilation: "optional",
  ceilMode: "optional",
};

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
  return poolOp("maxPool2d", shape, window, {
    // Where the largest lies in its channel: whole numbers that float32 may not hold.
    keeps: "float64",
    forward: (x, start, y, place, kept) => {
      eachPlace(window, (i, j, k) => {
        const at = largest(x, start, window, i, j);
        kept[place + k] = at;
        y[place + k] = x[start + at]!;
      });
    },
    backward: (dy, place, dx, start, kept) => {
      const { vertical, horizontal } = window;
      const places = vertical.places * horizontal.places;
      for (let k = place; k < place + places; k++) dx[start + kept[k]!]! += dy[k]!;
    },
  });
}

function eachPlace(
  { vertical, horizontal }: Window,
  visit: (i: number, j: number, k: number) => void,
): void {
  let k = 0;
  for (let i = 0; i < vertical.places; i++) {
    for (let j = 0; j < horizontal.places; j++) {
      visit(i, j, k);
      k += 1;
    }
  }
}

/** Where the largest element under the window lies in its channel. */
function largest(
  x: ArrayLike<number>,
  start: number,
  { vertical, horizontal }: Window,
  i: number,
  j: number,
): number {
  const top = i * vertical.stride - vertical.padding;
  const left = j * horizontal.stride - horizontal.padding;
  let at = -1;
  let most = 0;
  for (let k = 0; k < vertical.kernel; k++) {
    const line = top + k * vertical.dilation;
    if (line < 0 || line >= vertical.size) continue;
    for (let l = 0; l < horizontal.kernel; l++) {
      const column = left + l * horizontal.dilation;
      if (column < 0 || column >= horizontal.size) continue;
      const index = line * horizontal.size + column;
      const value = x[start + index]!;
      // NaN is more than anything, as in PyTorch.
      if (at < 0 || value > most || Number.isNaN(value)) {
        at = index;
        most = value;
      }
    }
  }
  return at;
}
