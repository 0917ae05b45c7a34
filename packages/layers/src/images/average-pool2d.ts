import { assertBoolean, type OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { pairwiseSum, rounding } from "@adjoint/matrix/kit";
import type { ImageOp, ImageShape } from "./image-shape.js";
import { poolOp, readPool } from "./pooling.js";
import { type Axis, WINDOW, type WindowOptions } from "./window.js";

/** How a mean is pooled: the window moves by its own size where no `stride` is given. */
export interface AveragePool2dOptions extends Omit<WindowOptions, "dilation"> {
  /** Whether the padding's zeros count, or only what lies inside of the image. @default true */
  readonly countIncludePad?: boolean;
}

const AVERAGE_POOL2D: OptionNames<AveragePool2dOptions> = /* @__PURE__ */ Object.assign(
  {},
  WINDOW,
  { ceilMode: "optional", countIncludePad: "optional" } as const,
);

/** Where a window lies at a place of its way. */
interface Span {
  /** The first element inside of the image, and one past the last. */
  readonly first: number;
  readonly end: number;
  /** How many count: those inside, or with the padding. */
  readonly count: number;
}

/**
 * The mean of what lies under a window, channel by channel:
 * `y[c, i, j] = Σ x[c, i s + k - p, j s + l - p] / n` over the window's elements k, l inside of the image;
 * s is the stride, p the padding, and n counts those elements, and unless `countIncludePad` is false
 * those of the padding.
 * Gradient: `dy / n` to each element under the window; where windows overlap, it adds up.
 *
 * Shapes: x, dx [batch, channels * height * width]; y, dy [batch, channels * height' * width'], with
 * `height' = floor((height + 2 p - kernel) / s) + 1`, and so the width: `outputShape`.
 * Numerics: a window is added line after line by `pairwiseSum`. With `ceilMode` a last window may end
 * outside, if it begins inside of image and left padding; what lies beyond the padding never counts.
 * Follows PyTorch's `AvgPool2d`.
 *
 * @param shape of an image
 * @param options the window and its way, and what counts
 * @returns an op with the `outputShape`
 * @throws {TypeError} when an argument or an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when a number is out of its range, the window larger than image and padding, or
 * wholly in the padding somewhere
 * @throws {ShapeError} when x or dy has another shape than above
 * @throws {DTypeError} from `backward`, when dy has another dtype than y
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { averagePool2d } from "@adjoint/layers";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const pool = averagePool2d({ channels: 1, height: 2, width: 4 }, { kernelSize: 2 });
 * assert.deepEqual(pool.outputShape, { channels: 1, height: 1, width: 2 });
 * const pass = pool(fromRows([[1, 2, 7, 7, 3, 0, 5, 7]]));
 * assert.deepEqual(toRows(pass.output), [[1.5, 6.5]]);
 * assert.deepEqual(toRows(pass.backward(fromRows([[4, 8]]))), [[1, 1, 2, 2, 1, 1, 2, 2]]);
 * ```
 */
export function averagePool2d(shape: ImageShape, options: AveragePool2dOptions): ImageOp {
  const window = readPool("averagePool2d", shape, options, AVERAGE_POOL2D);
  const { countIncludePad = true } = options;
  assertBoolean("averagePool2d", "countIncludePad", countIncludePad);
  const lines = spansOf(window.vertical, countIncludePad);
  const columns = spansOf(window.horizontal, countIncludePad);
  const { width } = shape;
  const size = shape.height * width;
  const elements = window.vertical.kernel * window.horizontal.kernel;
  // One of each number format, written anew for each window.
  const under = { float64: new Float64Array(elements), float32: new Float32Array(elements) };
  return poolOp("averagePool2d", shape, window, {
    forward: ({ data: x, dtype }, { data: y }) => {
      const scratch = under[dtype];
      const round = rounding(dtype);
      let place = 0;
      for (let start = 0; start < x.length; start += size) {
        for (const line of lines) {
          for (const column of columns) {
            const isSmall = (line.end - line.first) * (column.end - column.first) < FEW;
            const sum = isSmall
              ? addUp(x, start, width, line, column, round)
              : pairwiseSum(scratch, 0, gather(x, start, width, line, column, scratch));
            y[place] = sum / (line.count * column.count);
            place += 1;
          }
        }
      }
    },
    backward: ({ data: dy, dtype }, { data: dx }) => {
      const round = rounding(dtype);
      let place = 0;
      for (let start = 0; start < dx.length; start += size) {
        for (const line of lines) {
          for (const column of columns) {
            const share = round(dy[place]! / (line.count * column.count));
            for (let i = line.first; i < line.end; i++) {
              const row = start + i * width;
              for (let j = column.first; j < column.end; j++) dx[row + j]! += share;
            }
            place += 1;
          }
        }
      }
    },
  });
}

/** Where the window lies at each place of an axis. */
function spansOf(axis: Axis, countIncludePad: boolean): readonly Span[] {
  const { size, kernel, stride, padding, places } = axis;
  return Array.from({ length: places }, (_, i) => {
    const start = i * stride - padding;
    const stop = Math.min(start + kernel, size + padding);
    const first = Math.max(start, 0);
    const end = Math.min(stop, size);
    return { first, end, count: countIncludePad ? stop - start : end - first };
  });
}

/** Copies what lies under a window, line after line; tells how many elements that are. */
function gather(
  x: Matrix["data"],
  start: number,
  width: number,
  line: Span,
  column: Span,
  to: Matrix["data"],
): number {
  let count = 0;
  for (let i = line.first; i < line.end; i++) {
    const row = start + i * width;
    for (let j = column.first; j < column.end; j++) {
      to[count] = x[row + j]!;
      count += 1;
    }
  }
  return count;
}

/** Fewer elements are added by `pairwiseSum` one after another, too: they need not be gathered for it. */
const FEW = 8;

function addUp(
  x: Matrix["data"],
  start: number,
  width: number,
  line: Span,
  column: Span,
  round: (value: number) => number,
): number {
  let sum = 0;
  for (let i = line.first; i < line.end; i++) {
    const row = start + i * width;
    for (let j = column.first; j < column.end; j++) sum = round(sum + x[row + j]!);
  }
  return sum;
}
