import * as layers from "@adjoint/layers";
import { fromRows } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import {
  allocator,
  argument,
  boolean,
  callable,
  count,
  matrixOf,
  options,
  share,
  text,
  word,
} from "../kinds.mjs";

const random = argument(() => randomState(1));
const drawing = options({ random, dtype: word("float64") });
const initializer = (initialize) => [initialize, count(2), count(2), drawing];
const image = options({ channels: count(1), height: count(1), width: count(2) });
/** Of an image, or a count of columns. */
const channels = { ...image, passes: ["3"] };
const half = argument(() => 0.5, "0.5");
const parts = { dtype: word("float32"), allocate: allocator };
const normalizing = { epsilon: share(0.1), affine: boolean(false), ...parts };
const normalization = options({}, normalizing);
const context = options({}, { allocate: allocator, training: boolean(true), random });
/** A layer made and called, with arguments of the kinds of both. */
const op = (make) => [(...given) => make()(...given), x, context];
const backward = (make) => [(dOutput) => make()(x.valid()).backward(dOutput), x];
const layer = () => layers.dense(2, 2, { random: randomState(1) });
const x = matrixOf(() => fromRows([[1, 2]]));

/** Functions of `@adjoint/layers`, and the kinds of their arguments. */
export const rows = {
  dense: [
    layers.dense,
    count(2),
    count(2),
    options(
      { random },
      {
        weights: callable(layers.normal(0.1)),
        // What it gives is known when the weights have been drawn.
        biases: { ...callable(layers.zeros), skips: ["a function"] },
        dtype: word("float32"),
        allocate: allocator,
      },
    ),
  ],
  "dense, as an op": op(layer),
  parameter: [layers.parameter, text("weights"), x, options({}, { allocate: allocator })],
  "dense.backward": backward(layer),
  dropout: [layers.dropout, options({}, { p: half })],
  "dropout, as an op": op(layers.dropout),
  "dropout.backward": backward(layers.dropout),
  layerNorm: [layers.layerNorm, count(2), normalization],
  "layerNorm, as an op": op(() => layers.layerNorm(2)),
  "layerNorm.backward": backward(() => layers.layerNorm(2)),
  rmsNorm: [layers.rmsNorm, count(2), normalization],
  "rmsNorm, as an op": op(() => layers.rmsNorm(2)),
  "rmsNorm.backward": backward(() => layers.rmsNorm(2)),
  groupNorm: [layers.groupNorm, argument(() => 1), channels, normalization],
  "groupNorm, as an op": op(() => layers.groupNorm(1, 2)),
  "groupNorm.backward": backward(() => layers.groupNorm(1, 2)),
  batchNorm: [layers.batchNorm, channels, options({}, { ...normalizing, momentum: half })],
  "batchNorm, as an op": op(() => layers.batchNorm(image.valid())),
  "batchNorm.backward": backward(() => layers.batchNorm(2)),
  glorotNormal: initializer(layers.glorotNormal),
  glorotUniform: initializer(layers.glorotUniform),
  heNormal: initializer(layers.heNormal),
  heUniform: initializer(layers.heUniform),
  lecunNormal: initializer(layers.lecunNormal),
  normal: [layers.normal, share(2)],
  "normal, as an initializer": initializer(layers.normal(2)),
  orthogonal: initializer(layers.orthogonal),
  zeros: initializer(layers.zeros),
};

export const exempt = {};
