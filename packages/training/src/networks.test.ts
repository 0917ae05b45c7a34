// Networks of images and of sequences learn, with all that train gives their layers.
import { gelu, relu } from "@adjoint/activations";
import { split } from "@adjoint/datasets";
import { digits } from "@adjoint/datasets/digits";
import {
  batchNorm,
  conv2d,
  dense,
  dropout,
  embedding,
  flatten,
  layerNorm,
  maxPool2d,
  multiHeadAttention,
  timeDistributed,
} from "@adjoint/layers";
import { asType, fromRows, scale } from "@adjoint/matrix";
import { adam } from "@adjoint/optimizers";
import { type Layer, residual, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { softmaxCrossEntropy } from "@adjoint/softmax-loss";
import { expect, test } from "vitest";
import { evaluate } from "./evaluate.js";
import { train } from "./train.js";
import type { Samples } from "./types.js";

const loss = softmaxCrossEntropy;

function accuracyAfter(
  network: Layer,
  [training, others]: readonly [Samples, Samples],
  epochs: number,
  learningRate: number,
): number | undefined {
  const optimizer = adam({ learningRate });
  const options = { loss, optimizer, epochs, batchSize: 64, random: randomState(1), checked: true };
  for (const _ of train(network, training, options));
  return evaluate(network, others, { loss }).accuracy;
}

test("a network of convolutions reads digits that it has not seen", () => {
  const random = randomState(0);
  const dtype = "float32";
  const { x, y } = digits();
  const pixels = { x: asType(scale(x, 1 / 16), dtype), y };
  const { train: training, test: others } = split(pixels, { test: 0.25, random });
  const conv = conv2d({ channels: 1, height: 8, width: 8 }, 8, {
    kernelSize: 3,
    padding: 1,
    random,
    dtype,
  });
  const pool = maxPool2d(conv.outputShape, { kernelSize: 2 });
  const flat = flatten(pool.outputShape);
  const network = sequential(
    ...[conv, batchNorm(conv.outputShape, { dtype }), relu, pool, flat, dropout({ p: 0.2 })],
    dense(flat.outputShape, 10, { random, dtype }),
  );
  expect(accuracyAfter(network, [training, others], 6, 0.01)).toBeGreaterThan(0.95);
});

test("attention learns whether two tokens of a sequence are the same, which no token tells alone", () => {
  const random = randomState(0);
  const shape = { time: 6, features: 16 };
  // Four tokens, each with an index of its own at each time: attention itself knows of no order.
  const kinds = 4;
  const tokens = (count: number): Samples => {
    const drawn = Array.from({ length: count }, () =>
      Array.from({ length: shape.time }, () => random.randint(0, kinds)),
    );
    // Half of the sequences end as they begin.
    for (const row of drawn) if (random.random() < 0.4) row[row.length - 1] = row[0]!;
    const x = fromRows(drawn.map((row) => row.map((token, t) => kinds * t + token)));
    return { x, y: drawn.map((row) => (row[0] === row.at(-1) ? 1 : 0)) };
  };
  const network = sequential(
    embedding(kinds * shape.time, shape.features, { random }),
    residual(
      timeDistributed(shape, layerNorm(shape.features)),
      multiHeadAttention(shape, 2, { random }),
    ),
    residual(
      timeDistributed(
        shape,
        sequential(
          layerNorm(shape.features),
          dense(shape.features, 32, { random }),
          gelu,
          dense(32, shape.features, { random }),
        ),
      ),
    ),
    flatten(shape),
    dense(shape.time * shape.features, 2, { random }),
  );
  expect(accuracyAfter(network, [tokens(600), tokens(300)], 12, 0.01)).toBeGreaterThan(0.9);
});
