// What holds for every layer of this package, whatever its formula.
import { assertGradient } from "@adjoint/gradcheck";
import {
  add,
  allClose,
  concatenateRows,
  copy,
  type DType,
  generate,
  type Matrix,
  sliceRows,
  workspace,
  zeros as zeroMatrix,
} from "@adjoint/matrix";
import { buffersOf, type Context, type Op, parametersOf, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import * as layers from "./index.js";

/** A layer to try: how it is made, and what it takes. */
interface Case {
  readonly name: string;
  readonly columns: number;
  readonly make: (dtype: DType) => Op;
  /** Whether a row of the output depends on other rows in training. */
  readonly mixesRows?: boolean;
  /** Whether it takes rows of any length. */
  readonly anyColumns?: boolean;
  /** The op inside, which refuses inputs of another dtype. */
  readonly inside?: string;
}

const image = { channels: 4, height: 3, width: 2 };
const kernel = { kernelSize: 2, padding: 1 };
const { flatten, multiHeadAttention, prelu, reshape, timeDistributed } = layers;
const { averagePool2d, conv2d, globalAveragePool, maxPool2d } = layers;
const { batchNorm, dense, dropout, groupNorm, layerNorm, rmsNorm } = layers;
const drawing = (dtype: DType, seed = 5) => ({ random: randomState(seed), dtype });

/** Moves parameters and buffers away from ones and zeros, which hide mistakes. */
function moved<L extends Op>(layer: L): L {
  const random = randomState(9);
  for (const { value } of [...parametersOf(layer), ...buffersOf(layer)]) {
    for (let k = 0; k < value.data.length; k++) value.data[k]! += random.uniform(0.1, 0.9);
  }
  return layer;
}

const cases: readonly Case[] = [
  { name: "dense", columns: 3, make: (dtype) => dense(3, 2, drawing(dtype)) },
  { name: "dense", columns: 3, make: (dtype) => dense(3, 2, { ...drawing(dtype), biases: false }) },
  { name: "dropout", columns: 5, make: () => dropout({ p: 0.4 }), anyColumns: true },
  { name: "layerNorm", columns: 5, make: (dtype) => layerNorm(5, { dtype }) },
  { name: "layerNorm", columns: 5, make: (dtype) => layerNorm(5, { dtype, affine: false }) },
  { name: "rmsNorm", columns: 5, make: (dtype) => rmsNorm(5, { dtype }) },
  { name: "rmsNorm", columns: 5, make: (dtype) => rmsNorm(5, { dtype, affine: false }) },
  { name: "groupNorm", columns: 24, make: (dtype) => groupNorm(2, image, { dtype }) },
  { name: "groupNorm", columns: 6, make: (dtype) => groupNorm(2, 6, { dtype, affine: false }) },
  { name: "batchNorm", columns: 24, make: (dtype) => batchNorm(image, { dtype }), mixesRows: true },
  { name: "batchNorm", columns: 3, make: (dtype) => batchNorm(3, { dtype }), mixesRows: true },
  {
    name: "batchNorm",
    columns: 3,
    make: (dtype) => batchNorm(3, { dtype, affine: false }),
    mixesRows: true,
  },
  {
    name: "conv2d",
    columns: 24,
    make: (dtype) => conv2d(image, 3, { ...drawing(dtype), ...kernel }),
  },
  {
    name: "conv2d",
    columns: 24,
    make: (dtype) =>
      conv2d(image, 2, { ...drawing(dtype), ...kernel, groups: 2, stride: 2, biases: false }),
  },
  { name: "maxPool2d", columns: 24, make: () => maxPool2d(image, { ...kernel, stride: 1 }) },
  {
    name: "averagePool2d",
    columns: 24,
    make: () => averagePool2d(image, { ...kernel, stride: 1 }),
  },
  { name: "flatten", columns: 24, make: () => flatten(image) },
  { name: "reshape", columns: 24, make: () => reshape(image, { time: 6, features: 4 }) },
  { name: "prelu", columns: 24, make: (dtype) => prelu(image, { dtype }) },
  { name: "prelu", columns: 3, make: (dtype) => prelu(3, { dtype, shared: true }) },
  {
    name: "multiHeadAttention",
    columns: 12,
    make: (dtype) =>
      multiHeadAttention({ time: 3, features: 4 }, 2, {
        ...drawing(dtype),
        causal: true,
        dropout: 0.3,
      }),
  },
  {
    name: "timeDistributed",
    columns: 12,
    make: (dtype) => timeDistributed({ time: 4, features: 3 }, dense(3, 2, drawing(dtype))),
    inside: "dense",
  },
  { name: "globalAveragePool", columns: 24, make: () => globalAveragePool(image) },
];

const inputs = (columns: number, seed: number, dtype: DType = "float64", rows = 5) => {
  const random = randomState(seed);
  return generate(rows, columns, () => random.normal(0.3, 1.5), dtype);
};
const modes = [false, true];
const contextOf = (training: boolean, seed = 7): Context => ({
  training,
  random: randomState(seed),
});
const bits = ({ data }: Matrix) => Array.from(data);

describe.each(cases)("$name of $columns columns", (tried) => {
  const { name, columns, make } = tried;

  test("has its name", () => {
    expect(make("float64").name).toBe(name);
  });

  test.each(modes)("has the gradient of its formula, in training: %s", (training) => {
    for (let seed = 0; seed < 3; seed++) {
      const options = { random: randomState(seed), context: contextOf(training, seed) };
      const layer = moved(make("float64"));
      assertGradient(layer, inputs(columns, seed), options);
      assertGradient(layer, inputs(columns, seed), { ...options, mode: "projections" });
    }
  });

  test.each(modes)("has it in float32, too, in training: %s", (training) => {
    for (let seed = 0; seed < 2; seed++) {
      assertGradient(moved(make("float32")), inputs(columns, seed, "float32"), {
        random: randomState(seed),
        context: contextOf(training, seed),
        reference: moved(make("float64")),
        rtol: 1e-4,
        atol: 1e-5,
      });
    }
  });

  test.each(["float64", "float32"] as const)(
    "gives the same bits from a workspace and without, step after step, in %s",
    (dtype) => {
      for (const training of modes) {
        const run = (context: Context) => {
          const layer = moved(make(dtype));
          const { output, backward } = layer(inputs(columns, 1, dtype), context);
          const dOutput = generate(output.rows, output.columns, (i, j) => i - j / 2, dtype);
          const dInput = copy(backward(dOutput));
          const gradients = parametersOf(layer).map(({ gradient }) => bits(gradient));
          return [
            bits(output),
            bits(dInput),
            gradients,
            buffersOf(layer).map((b) => bits(b.value)),
          ];
        };
        const plain = run(contextOf(training));
        const space = workspace({ checked: true });
        for (let step = 0; step < 3; step++) {
          expect(run({ ...contextOf(training), allocate: space.allocate })).toEqual(plain);
          space.restart();
        }
        space.end();
      }
    },
  );

  test("gives a row the same bits alone and among others", () => {
    const x = inputs(columns, 2);
    for (const training of tried.mixesRows ? [false] : modes) {
      const layer = moved(make("float64"));
      const whole = layer(x, contextOf(training)).output;
      // Both parts draw from one stream.
      const context = contextOf(training);
      const parts = [sliceRows(x, 0, 2), sliceRows(x, 2, 5)].map((part) => layer(part, context));
      expect(parts.flatMap(({ output }) => bits(output))).toEqual(bits(whole));
    }
  });

  test("gives the parts of a batch gradients that are, or add up to, those of the whole", () => {
    const x = inputs(columns, 2);
    const close = { rtol: 1e-12, atol: 1e-12 };
    for (const training of tried.mixesRows ? [false] : modes) {
      const layer = moved(make("float64"));
      // All draw from one stream.
      const context = contextOf(training);
      const run = (from: number, to: number, given: Context) => {
        const { output, backward } = layer(sliceRows(x, from, to), given);
        const dOutput = generate(output.rows, output.columns, (i, j) => Math.cos(from + i + 3 * j));
        const dInput = copy(backward(dOutput));
        return { dInput, gradients: parametersOf(layer).map(({ gradient }) => copy(gradient)) };
      };
      const whole = run(0, 5, contextOf(training));
      const [first, second] = [run(0, 2, context), run(2, 5, context)];
      expect(allClose(concatenateRows([first.dInput, second.dInput]), whole.dInput, close)).toBe(
        true,
      );
      for (const [i, gradient] of whole.gradients.entries()) {
        const total = add(first.gradients[i]!, second.gradients[i]!);
        expect(allClose(total, gradient, close)).toBe(true);
      }
    }
  });

  test("leaves buffers as they are in evaluation", () => {
    const layer = moved(make("float64"));
    const before = buffersOf(layer).map(({ value }) => bits(value));
    layer(inputs(columns, 3)).backward(layer(inputs(columns, 3)).output);
    expect(buffersOf(layer).map(({ value }) => bits(value))).toEqual(before);
  });

  test("takes no rows in evaluation", () => {
    const layer = make("float64");
    const { output, backward } = layer(zeroMatrix(0, columns));
    expect(output.rows).toBe(0);
    expect(backward(output)).toMatchObject({ rows: 0, columns });
    for (const { gradient } of parametersOf(layer))
      expect(new Set(gradient.data)).toEqual(new Set([0]));
  });

  test("is refused what does not fit, and writes nothing", () => {
    const layer = moved(make("float64"));
    const { output, backward } = layer(inputs(columns, 0));
    const state = () => [
      ...parametersOf(layer).map(({ value, gradient }) => [bits(value), bits(gradient)]),
      ...buffersOf(layer).map(({ value }) => bits(value)),
    ];
    const before = state();
    const wrong = zeroMatrix(output.rows + 1, output.columns);
    const ways: readonly ((dOutput: Matrix) => unknown)[] = [
      backward,
      backward.toParameters ?? backward,
    ];
    for (const back of ways) {
      expect(() => back(wrong)).toThrow(`${name}.backward: dOutput`);
      expect(() => back([] as unknown as Matrix)).toThrow(TypeError);
    }
    if (!tried.anyColumns) {
      expect(() => layer(zeroMatrix(2, columns + 1), { training: true })).toThrow(`${name}: x`);
    }
    if (parametersOf(layer).length > 0) {
      expect(() => layer(inputs(columns, 0, "float32"))).toThrow(
        `${tried.inside ?? name}: x is float32`,
      );
    }
    expect(() => layer([] as unknown as Matrix)).toThrow(`${name}: x must be a matrix`);
    expect(() => layer(inputs(columns, 0), { trainig: true } as Context)).toThrow(
      `${name}: unknown option "trainig"`,
    );
    expect(state()).toEqual(before);
  });

  test("goes into a network", () => {
    const layer = make("float64");
    const network = sequential(layer, layer.name === "dense" ? sequential() : dropout());
    expect(network.parameters).toEqual(parametersOf(layer));
    expect(network.buffers).toEqual(buffersOf(layer));
  });
});

test("every layer is tried", () => {
  // Of whole numbers there is no gradient: embedding has a test of its own.
  const others = /^(embedding$|glorot|he[A-Z]|lecun)|^(normal|orthogonal|zeros|parameter|summary)$/;
  const tried = new Set(cases.map(({ name }) => name));
  expect(Object.keys(layers).filter((name) => !others.test(name) && !tried.has(name))).toEqual([]);
});
