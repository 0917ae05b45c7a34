import * as layers from "@adjoint/layers";
import { fromRows } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import {
  allocator,
  argument,
  boolean,
  callable,
  count,
  finite,
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
/** Of a sequence, or a count of columns. */
const rowShape = {
  ...options({ time: count(1), features: count(2) }),
  passes: ["3"],
};
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

/** A row of an image that has room for a window of three. */
const pixels = matrixOf(() => fromRows([[1, 2, 3, 4, 5, 6]]));
const plane = options({ channels: count(1), height: count(2), width: count(3) });
const shape = { channels: 1, height: 2, width: 3 };
/** An op of images. */
const imageOp = (make) => [(...given) => make()(...given), pixels, context];
const imageBackward = (make, places) => [
  (dOutput) => make()(pixels.valid()).backward(dOutput),
  matrixOf(() => fromRows([places])),
];
const window = { padding: share(0), stride: count(1) };
const kernelSize = count(1);
const conv = () => layers.conv2d(shape, 1, { kernelSize: 2, random: randomState(1) });
const pool = { kernelSize: 2 };

const sequence = options({ time: count(1), features: count(2) });
const attention = () =>
  layers.multiHeadAttention({ time: 2, features: 1 }, 1, { random: randomState(1) });
const distributed = () => layers.timeDistributed({ time: 2, features: 1 }, layers.prelu(1));

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
  embedding: [
    layers.embedding,
    count(3),
    count(2),
    options({ random }, { weights: callable(layers.normal(0.1)), ...parts }),
  ],
  "embedding, as an op": op(() => layers.embedding(3, 2, { random: randomState(1) })),
  "embedding.backward": [
    (dOutput) =>
      layers
        .embedding(3, 2, { random: randomState(1) })(fromRows([[1]]))
        .backward(dOutput),
    x,
  ],
  prelu: [
    layers.prelu,
    channels,
    options({}, { initialSlope: finite(0.1), shared: boolean(true), ...parts }),
  ],
  "prelu, as an op": op(() => layers.prelu(2)),
  "prelu.backward": backward(() => layers.prelu(2)),
  flatten: [layers.flatten, rowShape],
  "flatten, as an op": op(() => layers.flatten(2)),
  "flatten.backward": backward(() => layers.flatten(2)),
  reshape: [layers.reshape, { ...rowShape, passes: [] }, { ...rowShape, passes: [] }],
  "reshape, as an op": op(() => layers.reshape(2, 2)),
  "reshape.backward": backward(() => layers.reshape(2, 2)),
  conv2d: [
    layers.conv2d,
    plane,
    count(1),
    options(
      { random, kernelSize },
      {
        ...window,
        dilation: count(1),
        groups: count(1),
        weights: callable(layers.normal(0.1)),
        // What it gives is known when the weights have been drawn.
        biases: { ...callable(layers.zeros), skips: ["a function"] },
        ...parts,
      },
    ),
  ],
  "conv2d, as an op": imageOp(conv),
  "conv2d.backward": imageBackward(conv, [1, 2]),
  maxPool2d: [
    layers.maxPool2d,
    plane,
    options({ kernelSize }, { ...window, dilation: count(1), ceilMode: boolean(true) }),
  ],
  "maxPool2d, as an op": imageOp(() => layers.maxPool2d(shape, pool)),
  "maxPool2d.backward": imageBackward(
    () => layers.maxPool2d(shape, { ...pool, stride: 1 }),
    [1, 2],
  ),
  averagePool2d: [
    layers.averagePool2d,
    plane,
    options(
      { kernelSize },
      { ...window, ceilMode: boolean(true), countIncludePad: boolean(false) },
    ),
  ],
  "averagePool2d, as an op": imageOp(() => layers.averagePool2d(shape, pool)),
  "averagePool2d.backward": imageBackward(
    () => layers.averagePool2d(shape, { ...pool, stride: 1 }),
    [1, 2],
  ),
  globalAveragePool: [layers.globalAveragePool, plane],
  "globalAveragePool, as an op": imageOp(() => layers.globalAveragePool(shape)),
  "globalAveragePool.backward": imageBackward(
    () => layers.globalAveragePool({ ...shape, channels: 2, height: 1 }),
    [1, 2],
  ),
  multiHeadAttention: [
    layers.multiHeadAttention,
    sequence,
    argument(() => 1),
    options(
      { random },
      {
        weights: callable(layers.normal(0.1)),
        // What it gives is known when the weights have been drawn.
        biases: { ...callable(layers.zeros), skips: ["a function"] },
        causal: boolean(true),
        mask: argument(() => fromRows([[1]])),
        dropout: half,
        ...parts,
      },
    ),
  ],
  "multiHeadAttention, as an op": op(attention),
  "multiHeadAttention.backward": backward(attention),
  timeDistributed: [layers.timeDistributed, sequence, callable(layers.flatten(2))],
  "timeDistributed, as an op": op(distributed),
  "timeDistributed.backward": backward(distributed),
  summary: [layers.summary, callable(layers.dropout()), rowShape],
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
