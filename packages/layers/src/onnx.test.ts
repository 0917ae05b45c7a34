// ONNX' node tests of layers: every case, or docs/reference-cases.md says why not.
import { readFileSync } from "node:fs";
import { allClose, full, type Matrix, type Tolerance, transpose } from "@adjoint/matrix";
import type { Context, Op } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { type OnnxCase, onnxCases, type Tensor } from "../../../fixtures/onnx-cases.js";
import { rowsOfTensor } from "../testing/onnx.js";
import {
  averagePool2d,
  batchNorm,
  conv2d,
  dense,
  dropout,
  embedding,
  flatten,
  globalAveragePool,
  layerNorm,
  maxPool2d,
  prelu,
  rmsNorm,
  type WindowOptions,
} from "./index.js";

const random = randomState(0);
const dtype = "float32";
const close = { rtol: 1e-5, atol: 1e-6 };
/** Of a case whose numbers have four digits in ONNX' script. */
const ROUNDED = { test_averagepool_2d_ceil_last_window_starts_on_pad: { rtol: 0, atol: 1e-4 } };

/** Lists among the attributes, from the scripts in ONNX' `onnx/backend/test/case/node`. */
const WINDOWS: Readonly<Record<string, WindowOptions>> = {
  test_averagepool_2d_ceil: { kernelSize: 3, stride: 2 },
  test_averagepool_2d_ceil_last_window_starts_on_pad: { kernelSize: 3, stride: 3, padding: 1 },
  test_averagepool_2d_pads: { kernelSize: 3, padding: 2, stride: 1 },
  test_averagepool_2d_pads_count_include_pad: { kernelSize: 3, padding: 2, stride: 1 },
  test_averagepool_2d_precomputed_pads: { kernelSize: 5, padding: 2, stride: 1 },
  // What "SAME_UPPER" comes to.
  test_averagepool_2d_precomputed_same_upper: { kernelSize: 3, stride: 2, padding: 1 },
  test_averagepool_2d_precomputed_strides: { kernelSize: 2, stride: 2 },
  test_averagepool_2d_strides: { kernelSize: 5, stride: 3 },
  test_basic_conv_with_padding: { kernelSize: 3, padding: 1 },
  test_conv_with_strides_and_asymmetric_padding: { kernelSize: 3, stride: 2, padding: [1, 0] },
  test_conv_with_strides_no_padding: { kernelSize: 3, stride: 2 },
  test_conv_with_strides_padding: { kernelSize: 3, stride: 2, padding: 1 },
  test_maxpool_2d_ceil: { kernelSize: 3, stride: 2 },
  test_maxpool_2d_ceil_output_size_reduce_by_one: { kernelSize: 1, stride: 2 },
  test_maxpool_2d_default: { kernelSize: 2, stride: 1 },
  test_maxpool_2d_pads: { kernelSize: 3, padding: 2, stride: 1 },
  test_maxpool_2d_precomputed_pads: { kernelSize: 5, padding: 2, stride: 1 },
  test_maxpool_2d_precomputed_same_upper: { kernelSize: 3, stride: 2, padding: 1 },
  test_maxpool_2d_precomputed_strides: { kernelSize: 2, stride: 2 },
};

const imageOf = ({ shape }: Tensor) => ({
  channels: shape[1]!,
  height: shape[2]!,
  width: shape[3]!,
});
const windowOf = ({ name, attributes }: OnnxCase): WindowOptions => {
  const window = WINDOWS[name];
  if (window === undefined) throw new Error(`${name} needs an entry in WINDOWS`);
  return attributes.ceil_mode === 1 ? { ...window, ceilMode: true } : window;
};
const rowOf = (tensor: Tensor) => rowsOfTensor(tensor, 0);
const set = (target: Matrix, tensor: Tensor) => target.data.set(rowOf(tensor).data);

/** An op with its input, its output, and what else is expected of it. */
interface Run {
  readonly op: Op;
  readonly x: Matrix;
  readonly y: Matrix;
  readonly context?: Context;
  readonly after?: () => void;
}

/** How a case of an operator is run here; undefined where it is not. */
const RUNS: Readonly<Record<string, (each: OnnxCase) => Run | undefined>> = {
  AveragePool: (each) => {
    const [x] = each.inputs;
    if (each.attributes.dilations !== undefined) return undefined;
    const countIncludePad = each.attributes.count_include_pad === 1;
    return batches(each, averagePool2d(imageOf(x!), { ...windowOf(each), countIncludePad }));
  },
  MaxPool: (each) => batches(each, maxPool2d(imageOf(each.inputs[0]!), windowOf(each))),
  GlobalAveragePool: (each) => batches(each, globalAveragePool(imageOf(each.inputs[0]!))),
  GlobalMaxPool: (each) => {
    const image = imageOf(each.inputs[0]!);
    return batches(each, maxPool2d(image, { kernelSize: [image.height, image.width] }));
  },
  Conv: (each) => {
    const [x, w] = each.inputs;
    const weights = () => transpose(rowsOfTensor(w!));
    const options = { ...windowOf(each), random, dtype, weights, biases: false } as const;
    return batches(each, conv2d(imageOf(x!), w!.shape[0]!, options));
  },
  ConvTranspose: () => undefined,
  BatchNormalization: (each) => {
    const [x, gains, biases, mean, variance] = each.inputs;
    const { epsilon = 1e-5, training_mode: training } = each.attributes;
    const layer = batchNorm(imageOf(x!), { dtype, epsilon: epsilon! });
    set(layer.parameters[0]!.value, gains!);
    set(layer.parameters[1]!.value, biases!);
    set(layer.buffers[0].value, mean!);
    set(layer.buffers[1].value, variance!);
    const context = { training: training === 1 };
    const after = () => {
      if (training !== 1) return;
      expect(allClose(layer.buffers[0].value, rowOf(each.outputs[1]!), close)).toBe(true);
    };
    return { ...batches(each, layer), context, after };
  },
  Dropout: (each) => {
    const [, ratio, training] = each.inputs;
    const p = ratio === undefined ? 0.5 : Number(ratio.data[0]);
    const op = dropout({ p });
    // ONNX draws from NumPy's RandomState, too.
    const context = () => ({ training: training?.data[0] === 1, random: randomState(0) });
    const after = () => {
      const [y, mask] = each.outputs;
      if (mask === undefined) return;
      const { data } = op(full(1, y!.data.length, 1, dtype), context()).output;
      expect(Array.from(data, Math.sign)).toEqual(mask.data);
    };
    return { ...batches(each, op, 0), context: context(), after };
  },
  Flatten: (each) => {
    const { axis = 1 } = each.attributes;
    return axis === 1 ? batches(each, flatten(imageOf(each.inputs[0]!))) : undefined;
  },
  Gather: (each) => {
    const [table, indices] = each.inputs;
    const weights = rowsOfTensor(table!);
    const layer = embedding(weights.rows, weights.columns, {
      random,
      dtype,
      weights: () => weights,
    });
    return { op: layer, x: rowOf(indices!), y: rowOf(each.outputs[0]!) };
  },
  Gemm: (each) => {
    const { alpha, beta, transA, transB } = each.attributes;
    if (alpha !== undefined || beta !== undefined) return undefined;
    const [a, b, c] = each.inputs;
    const x = transA === 1 ? transpose(rowsOfTensor(a!)) : rowsOfTensor(a!);
    const weights = transB === 1 ? transpose(rowsOfTensor(b!)) : rowsOfTensor(b!);
    const units = weights.columns;
    // One bias for all units.
    const added = c?.data.length === 1 ? full(1, units, Number(c.data[0]), dtype) : c && rowOf(c);
    const biases = added ? () => added : false;
    const op = dense(x.columns, units, { random, dtype, weights: () => weights, biases });
    return { op, x, y: rowsOfTensor(each.outputs[0]!) };
  },
  LayerNormalization: (each) => normalized(each, layerNorm),
  RMSNormalization: (each) => normalized(each, rmsNorm),
  PRelu: (each) => {
    const [x, slopes] = each.inputs;
    const layer = prelu(slopes!.data.length, { dtype });
    set(layer.parameters[0].value, slopes!);
    return { op: layer, x: rowsOfTensor(x!, -1), y: rowsOfTensor(each.outputs[0]!, -1) };
  },
};

function batches({ inputs, outputs }: OnnxCase, op: Op, axis = 1): Run {
  return { op, x: rowsOfTensor(inputs[0]!, axis), y: rowsOfTensor(outputs[0]!, axis) };
}

/** The axes from `axis` on are a row. */
function normalized(each: OnnxCase, make: typeof layerNorm): Run {
  const { axis = -1, epsilon = 1e-5 } = each.attributes;
  const run = batches(each, flatten(1), axis!);
  const layer = make(run.x.columns, { dtype, epsilon: epsilon! });
  for (const [i, { value }] of layer.parameters.entries()) set(value, each.inputs[1 + i]!);
  return { ...run, op: layer };
}

const all = onnxCases(Object.keys(RUNS)).map((each) => ({
  ...each,
  run: RUNS[each.operator]!(each),
}));
const held = all.filter(({ run }) => run !== undefined);

describe("gives ONNX' output", () => {
  test.each(held)("$name", ({ name, run }) => {
    const { op, x, y, context, after } = run!;
    const tolerance = (ROUNDED as Record<string, Tolerance>)[name] ?? close;
    expect(allClose(op(x, context).output, y, tolerance)).toBe(true);
    after?.();
  });
});

test("what is not run is in the docs, with the reason", () => {
  const page = readFileSync(new URL("../../../docs/reference-cases.md", import.meta.url), "utf8");
  const [, section] = page.split("## ONNX node tests of layers");
  const named = [...section!.split("\n## ")[0]!.matchAll(/`(test_\w+)`/g)].map(([, name]) => name);
  const left = all.filter(({ run }) => run === undefined).map(({ name }) => name);
  expect(named.sort()).toEqual(left.sort());
  expect(held.length).toBeGreaterThan(60);
});
