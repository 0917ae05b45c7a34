import { assertInteger, assertOptions, type OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { allocateApart, allocateFresh, assertSameShape } from "@adjoint/matrix/kit";
import type { Layer, Op, Parameter } from "@adjoint/pass";
import { sumChannels } from "../channel-columns.js";
import { heUniform } from "../initializers/he-uniform.js";
import { assertLayerInput } from "../layer-options.js";
import { makeLayer } from "../make-layer.js";
import type { Initializer } from "../types.js";
import { makeWeights, WEIGHTS, type WeightOptions } from "../weights-and-biases.js";
import { convolve, convolveBackward, type Groups } from "./convolve.js";
import { assertImageShape, assertImages, type ImageOp, type ImageShape } from "./image-shape.js";
import type { Size } from "./size.js";
import { readWindow, WINDOW } from "./window.js";

/** How a convolution is made. */
export interface Conv2dOptions<B extends Initializer | false = Initializer | false>
  extends WeightOptions<B> {
  /** Height and width of the kernel, integers of at least 1. */
  readonly kernelSize: Size;
  /** How far the kernel moves, integers of at least 1. @default 1 */
  readonly stride?: Size;
  /** Zeros on each side of the image, integers of at least 0. @default 0 */
  readonly padding?: Size;
  /** How far apart the kernel's elements lie, integers of at least 1. @default 1 */
  readonly dilation?: Size;
  /** Into how many groups channels and filters fall; a filter sees its own alone. @default 1 */
  readonly groups?: number;
  /**
   * Initial weights, [channels / groups * kernel height * kernel width, filters].
   * @default heUniform
   */
  readonly weights?: Initializer;
}

/** A convolution: its parameters are weights, and biases unless it has none. */
export interface Conv2dLayer<B extends Initializer | false = Initializer> extends Layer, ImageOp {
  readonly parameters: B extends false ? readonly [Parameter] : readonly [Parameter, Parameter];
}

const CONV2D: OptionNames<Conv2dOptions> = /* @__PURE__ */ Object.assign({}, WEIGHTS, WINDOW, {
  dilation: "optional",
  groups: "optional",
} as const);

/**
 * Convolution of images, without mirroring the kernel, as in all of the field:
 * `y[f, i, j] = b[f] + Σ W[(c, k, l), f] x[c, i s + k d - p, j s + l d - p]`, over the channels c of the
 * filter's group and the kernel's elements k, l; s is the stride, d the dilation, p the padding.
 * Outside of the image x is 0.
 * Gradient: each product's, `dx[c, ...] = Σ W[(c, k, l), f] dy[f, i, j]`,
 * `dW[(c, k, l), f] = Σ x[c, ...] dy[f, i, j]` and `db[f] = Σ dy[f, i, j]`.
 *
 * Shapes: x, dx [batch, channels * height * width]; y, dy [batch, filters * height' * width'], with
 * `height' = floor((height + 2 p - d (kernel - 1) - 1) / s) + 1`, and so the width: `outputShape`;
 * W [channels / groups * kernel height * kernel width, filters], a column for each filter in the
 * order of PyTorch's; b [1, filters].
 * Numerics: the elements under the kernel as columns (im2col) and a matrix product, some images at a time, so
 * that no more memory is taken than the cache holds; a row's bits do not depend on the others. `backward`
 * reads weights and x as they are then.
 * Follows LeCun et al., "Gradient-Based Learning Applied to Document Recognition" (1998); PyTorch's `Conv2d`.
 *
 * @param shape of an image
 * @param filters channels of the output, an integer of at least 1
 * @param options the kernel and its way, what to draw from, initializers and dtype
 * @returns a layer with `parameters` [weights, biases], or [weights], and the `outputShape`
 * @throws {TypeError} when an argument or an option is missing, unknown or of the wrong kind
 * @throws {RangeError} when a number is out of its range, the kernel larger than image and padding, or
 * `groups` no divisor of channels and filters
 * @throws {ShapeError} when an initializer, x or dy has another shape than above
 * @throws {DTypeError} when an initializer, x or dy is not of the layer's dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { conv2d } from "@adjoint/layers";
 * import { fromRows, full, toRows } from "@adjoint/matrix";
 * import { randomState } from "@adjoint/random";
 *
 * const shape = { channels: 1, height: 2, width: 3 };
 * const weights = () => full(4, 1, 1);
 * const layer = conv2d(shape, 1, { kernelSize: 2, random: randomState(0), weights });
 * assert.deepEqual(layer.outputShape, { channels: 1, height: 1, width: 2 });
 * const pass = layer(fromRows([[1, 2, 3, 4, 5, 6]]));
 * assert.deepEqual(toRows(pass.output), [[12, 16]]);
 * assert.deepEqual(toRows(pass.backward(fromRows([[1, 10]]))), [[1, 11, 10, 1, 11, 10]]);
 * ```
 */
export function conv2d<B extends Initializer | false = Initializer>(
  shape: ImageShape,
  filters: number,
  options: Conv2dOptions<B>,
): Conv2dLayer<B>;
export function conv2d(
  shape: ImageShape,
  filters: number,
  options: Conv2dOptions,
): Layer & ImageOp {
  assertImageShape("conv2d", "shape", shape);
  assertInteger("conv2d", "filters", filters, 1);
  assertOptions("conv2d", options, CONV2D);
  const window = readWindow("conv2d", shape, options, 1);
  const groups = readGroups(shape, filters, options);
  const { vertical, horizontal } = window;
  const inner = groups.channels * vertical.kernel * horizontal.kernel;
  const made = makeWeights("conv2d", inner, filters, options, heUniform);
  const { weights, biases, parameters } = made;
  const outputShape = { channels: filters, height: vertical.places, width: horizontal.places };
  const places = outputShape.height * outputShape.width;
  const convolution = { shape, window, groups };

  const forward: Op = (x, context) => {
    assertLayerInput("conv2d", x, context, "weights", weights.value);
    assertImages("conv2d", x, shape);
    const given = context?.allocate ?? allocateFresh;
    const allocate = allocateApart("conv2d", given, [x]);
    const output = allocate(x.rows, filters * places, x.dtype);
    convolve(convolution, x, weights.value, biases?.value, output, allocate);

    const writeGradients = (dOutput: Matrix, wantsInput: boolean): Matrix | undefined => {
      assertSameShape("conv2d.backward", "dOutput", dOutput, "output", output);
      const room = allocateApart("conv2d.backward", given, [x, dOutput]);
      const dInput = wantsInput ? room(x.rows, x.columns, x.dtype) : undefined;
      dInput?.data.fill(0);
      convolveBackward(convolution, x, weights.value, dOutput, weights.gradient, dInput, room);
      if (biases) sumChannels(dOutput, places, biases.gradient, room);
      return dInput;
    };
    const backward = (dOutput: Matrix): Matrix => writeGradients(dOutput, true)!;
    const toParameters = (dOutput: Matrix): void => void writeGradients(dOutput, false);
    return { output, backward: Object.assign(backward, { toParameters }) };
  };
  return makeLayer("conv2d", forward, { parameters, outputShape });
}

function readGroups({ channels }: ImageShape, filters: number, options: Conv2dOptions): Groups {
  const { groups: count = 1 } = options;
  assertInteger("conv2d", "groups", count, 1);
  if (channels % count === 0 && filters % count === 0) {
    return { count, channels: channels / count, filters: filters / count };
  }
  throw new RangeError(
    `conv2d: groups must divide the ${channels} channels and the ${filters} filters, got ${count}`,
  );
}
