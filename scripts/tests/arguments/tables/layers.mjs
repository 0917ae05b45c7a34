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
  "dense, as an op": [
    (...given) => layer()(...given),
    x,
    options({}, { allocate: allocator, training: boolean(true), random }),
  ],
  parameter: [layers.parameter, text("weights"), x, options({}, { allocate: allocator })],
  "dense.backward": [(dOutput) => layer()(x.valid()).backward(dOutput), x],
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
