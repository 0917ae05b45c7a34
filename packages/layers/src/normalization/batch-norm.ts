import { assertInterval, type OptionNames } from "@adjoint/checks";
import { type Allocate, full, type Matrix, multiply, ShapeError, subtract } from "@adjoint/matrix";
import { allocateApart, allocateFresh, assertSameShape, rounding } from "@adjoint/matrix/kit";
import type { Layer, LayerBuffer } from "@adjoint/pass";
import { spreadChannels } from "../channel-columns.js";
import { assertChannels, type Channels, readChannels } from "../channels.js";
import { assertLayerInput } from "../layer-options.js";
import { makeLayer } from "../make-layer.js";
import { makeBuffer } from "../parameter.js";
import { makeAffine } from "./affine.js";
import { fromChannelRows, toChannelRows } from "./channel-rows.js";
import { NORMALIZATION, type NormalizationOptions, readNormalization } from "./options.js";
import { type Standardized, standardize, standardizeBackward } from "./standardize.js";

/** How a batch normalization is made. */
export interface BatchNormOptions extends NormalizationOptions {
  /** The share of a batch in the running statistics, in [0, 1]; Keras' momentum is 1 minus this. @default 0.1 */
  readonly momentum?: number;
}

/** A batch normalization, with what it remembers of the batches it was trained with. */
export interface BatchNormLayer extends Layer {
  /** The mean and the variance of each channel, [1, channels]: zeros and ones at first. */
  readonly buffers: readonly [runningMean: LayerBuffer, runningVariance: LayerBuffer];
}

const BATCH_NORM: OptionNames<BatchNormOptions> = /* @__PURE__ */ Object.assign(
  { momentum: "optional" as const },
  NORMALIZATION,
);

/** What was normalized, with the way back from its gradient. */
interface Normalized {
  readonly normalized: Matrix;
  readonly backward: (dNormalized: Matrix, allocate: Allocate) => Matrix;
}

/**
 * Batch normalization: `y = (x - mean) / √(variance + epsilon) ∘ g + b`, mean and variance of each
 * channel: in training those of the batch, in evaluation the running ones.
 * Gradient: with `n = (y - b) / g` and `dn = dy ∘ g`, in training channel by channel
 * `dx = (dn - mean(dn) - n mean(dn ∘ n)) / √(variance + epsilon)`, in evaluation
 * `dx = dn / √(variance + epsilon)`; in both `dg = Σ dy ∘ n` and `db = Σ dy`.
 *
 * Shapes: x, y, dx, dy [batch, channels * height * width], or [batch, channels]; g, b [1, channels].
 * Numerics: each forward with `context.training` true moves the running statistics, its `buffers`:
 * `r = (1 - momentum) r + momentum s`, where the variance s is that over one less than all. A batch
 * that is cut in parts has the statistics of each part.
 * Follows Ioffe and Szegedy, "Batch Normalization: Accelerating Deep Network Training by Reducing
 * Internal Covariate Shift" (2015); PyTorch's `BatchNorm1d` and `BatchNorm2d`.
 *
 * @param shape of a row: an image, or how many columns there are, each a channel
 * @param options epsilon, momentum, whether there are parameters, and what they are made of
 * @returns a layer with `parameters` [gains, biases], ones and zeros at first, or none; and with
 * `buffers` [runningMean, runningVariance]
 * @throws {TypeError} when an argument or an option is unknown or of the wrong kind
 * @throws {RangeError} when a size is not an integer of at least 1, epsilon below 0, or momentum not
 * in [0, 1]
 * @throws {ShapeError} when x or dy has another shape than above; in training, when a channel has
 * fewer than two values
 * @throws {DTypeError} when x or dy is not of the layer's dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { batchNorm } from "@adjoint/layers";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const layer = batchNorm(1, { epsilon: 0, momentum: 0.5 });
 * const x = fromRows([[3], [7]]);
 * assert.deepEqual(toRows(layer(x, { training: true }).output), [[-1], [1]]);
 * const [mean, variance] = layer.buffers;
 * assert.deepEqual([mean.value.data[0], variance.value.data[0]], [2.5, 4.5]);
 * assert.equal(layer(x).output.data[0], 0.5 / Math.sqrt(4.5));
 * ```
 */
export function batchNorm(shape: Channels, options: BatchNormOptions = {}): BatchNormLayer {
  const functionName = "batchNorm";
  const backwardName = "batchNorm.backward";
  const { channels, size } = readChannels(functionName, shape);
  const read = readNormalization(functionName, options, BATCH_NORM);
  const { epsilon, affine: learned, dtype, home } = read;
  const { momentum = 0.1 } = options;
  assertInterval(functionName, "momentum", momentum, 0, 1);
  const made = { functionName, channels, size, biased: true, dtype, home };
  const affine = learned ? makeAffine(made) : undefined;
  const buffer = (name: string, value: number) =>
    makeBuffer(functionName, name, full(1, channels, value, dtype), home);
  const buffers = [buffer("runningMean", 0), buffer("runningVariance", 1)] as const;

  const ofBatch = (x: Matrix, allocate: Allocate): Normalized => {
    const runs = { length: x.rows * size, epsilon, centered: true };
    assertTwo(x, runs.length);
    const standardized = standardize(toChannelRows(x, channels, size, allocate), runs, allocate);
    follow(buffers, standardized, runs.length, momentum);
    return {
      normalized: fromChannelRows(standardized.normalized, x.rows, size, allocate),
      backward: (dNormalized, room) => {
        const d = toChannelRows(dNormalized, channels, size, room);
        standardizeBackward(standardized, d, d, runs, room);
        return fromChannelRows(d, x.rows, size, room);
      },
    };
  };
  const ofRunning = (x: Matrix, allocate: Allocate): Normalized => {
    const [mean, variance] = buffers;
    const inverse = allocate(1, channels, dtype);
    const round = rounding(dtype);
    for (let c = 0; c < channels; c++) {
      inverse.data[c] = 1 / round(Math.sqrt(round(variance.value.data[c]! + round(epsilon))));
    }
    const centered = subtract(x, spreadChannels(mean.value, size, allocate), allocate);
    const factors = spreadChannels(inverse, size, allocate);
    return {
      normalized: multiply(centered, factors, () => centered),
      backward: (dNormalized, room) => multiply(dNormalized, factors, room),
    };
  };
  return makeLayer(
    functionName,
    (x, context) => {
      assertLayerInput(functionName, x, context, "runningMean", buffers[0].value);
      assertChannels(functionName, x, shape);
      const given = context?.allocate ?? allocateFresh;
      const allocate = allocateApart(functionName, given, [x]);
      const inner = context?.training === true ? ofBatch(x, allocate) : ofRunning(x, allocate);
      const { normalized } = inner;
      const output = affine ? affine.forward(normalized, allocate) : normalized;
      const apart = (dOutput: Matrix): Allocate => {
        assertSameShape(backwardName, "dOutput", dOutput, "output", output);
        return allocateApart(backwardName, given, [dOutput, normalized]);
      };
      const toParameters = (dOutput: Matrix): void => {
        const room = apart(dOutput);
        affine?.toParameters(dOutput, normalized, room);
      };
      const backward = (dOutput: Matrix): Matrix => {
        const room = apart(dOutput);
        affine?.toParameters(dOutput, normalized, room);
        return inner.backward(affine ? affine.backward(dOutput, room) : dOutput, room);
      };
      return { output, backward: Object.assign(backward, { toParameters }) };
    },
    { parameters: affine?.parameters ?? [], buffers },
  );
}

function assertTwo({ rows }: Matrix, count: number): void {
  if (count >= 2) return;
  throw new ShapeError(
    `batchNorm: in training each channel needs at least 2 values to have a variance, got ${count} in ${rows} rows`,
  );
}

/** Moves the running statistics towards those of a batch, whose variance is made unbiased. */
function follow(
  [mean, variance]: BatchNormLayer["buffers"],
  { means, variances }: Standardized,
  count: number,
  momentum: number,
): void {
  const move = (running: Matrix, found: Matrix, factor: number) => {
    const round = rounding(running.dtype);
    const [old, share] = [round(1 - momentum), round(momentum)];
    for (let c = 0; c < running.columns; c++) {
      const value = round(found.data[c]! * factor);
      running.data[c] = round(old * running.data[c]!) + round(share * value);
    }
  };
  move(mean.value, means, 1);
  move(variance.value, variances, rounding(means.dtype)(count / (count - 1)));
}
