import { relu } from "@adjoint/activations";
import { type Op, residual, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import {
  batchNorm,
  conv2d,
  dense,
  embedding,
  flatten,
  layerNorm,
  maxPool2d,
  multiHeadAttention,
  summary,
} from "../index.js";

const random = randomState(0);
const image = { channels: 1, height: 8, width: 8 };

describe("summary", () => {
  const conv = conv2d(image, 8, { kernelSize: 3, padding: 1, random });
  const norm = batchNorm(conv.outputShape);
  const pool = maxPool2d(conv.outputShape, { kernelSize: 2 });
  const flat = flatten(pool.outputShape);
  const network = sequential(conv, norm, relu, pool, flat, dense(flat.outputShape, 10, { random }));

  test("tells what each op gives, learns and takes, and prints it", () => {
    const { layers, parameters, bytes, text } = summary(network, image);
    expect(layers.map(({ name, outputShape }) => [name, outputShape])).toEqual([
      ["conv2d", { channels: 8, height: 8, width: 8 }],
      ["batchNorm", { channels: 8, height: 8, width: 8 }],
      ["relu", { channels: 8, height: 8, width: 8 }],
      ["maxPool2d", { channels: 8, height: 4, width: 4 }],
      ["flatten", 128],
      ["dense", 10],
    ]);
    // 3 x 3 weights and a bias a filter; gains and biases; 128 weights and a bias a class.
    expect(layers.map((layer) => layer.parameters)).toEqual([80, 16, 0, 0, 0, 1290]);
    // The norm has as many running statistics as parameters.
    expect(layers.map((layer) => layer.bytes)).toEqual([640, 256, 0, 0, 0, 10320]);
    expect([parameters, bytes]).toEqual([1386, 11216]);
    expect(text).toBe(
      [
        "layer      output     parameters   bytes",
        "input      1 x 8 x 8",
        "conv2d     8 x 8 x 8          80     640",
        "batchNorm  8 x 8 x 8          16     256",
        "relu       8 x 8 x 8",
        "maxPool2d  8 x 4 x 4",
        "flatten    128",
        "dense      10              1,290  10,320",
        "total                      1,386  11,216",
      ].join("\n"),
    );
  });

  test("shows what is inside of a residual below it, and counts it there", () => {
    const shape = { time: 4, features: 6 };
    const attention = multiHeadAttention(shape, 2, { random });
    const { text } = summary(sequential(residual(layerNorm(24), attention), flatten(shape)), shape);
    expect(text.split("\n").slice(2, 6)).toEqual([
      "residual              4 x 6",
      "  layerNorm           4 x 6           48    384",
      "  multiHeadAttention  4 x 6          168  1,344",
      "flatten               24",
    ]);
    expect(summary(residual(relu), 3).layers).toMatchObject([
      { name: "residual", depth: 0 },
      { name: "relu", depth: 1 },
    ]);
  });

  test("counts what is shared once, where it comes first", () => {
    const layer = dense(3, 3, { random });
    const { layers, parameters } = summary(sequential(layer, relu, layer), 3);
    expect(layers.map((each) => each.parameters)).toEqual([12, 0, 0]);
    expect(parameters).toBe(12);
  });

  test("takes the dtype of the parameters, and rows that are indices", () => {
    const network = sequential(
      embedding(5, 2, { random, dtype: "float32" }),
      dense(6, 1, { random, dtype: "float32" }),
    );
    expect(summary(network, 3)).toMatchObject({ parameters: 17, bytes: 68 });
  });

  test("takes one layer, ops without a name, and none", () => {
    expect(summary(dense(2, 3, { random }), 2).layers).toHaveLength(1);
    const nameless: Op[] = [(x) => ({ output: x, backward: (dOutput) => dOutput })];
    expect(summary(sequential(...nameless), 2).layers).toMatchObject([{ name: "op" }]);
    expect(summary(sequential(), 2).text).toBe(
      "layer  output  parameters  bytes\ninput  2\ntotal                   0      0",
    );
  });

  test("writes nothing: neither gradients nor running statistics", () => {
    const before = norm.buffers.map(({ value }) => Array.from(value.data));
    summary(network, image);
    expect(norm.buffers.map(({ value }) => Array.from(value.data))).toEqual(before);
  });

  test("refuses what it cannot use", () => {
    expect(() => summary(network, { ...image, width: 7 })).toThrow("conv2d: x [1, 56] must have");
    expect(() => summary(network, 0)).toThrow("summary: shape must be an integer of at least 1");
    expect(() => summary({} as Op, 2)).toThrow("summary: network must be a function");
    const noPass = ((x: unknown) => x) as Op;
    expect(() => summary(sequential(relu, noPass), 2)).toThrow("summary: noPass must give a pass");
  });
});
