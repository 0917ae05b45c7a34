import { runInNewContext } from "node:vm";
import { FormatError } from "@adjoint/checks";
import { batchNorm, dense } from "@adjoint/layers";
import { generate, type Matrix, matrix } from "@adjoint/matrix";
import { adam, sgd } from "@adjoint/optimizers";
import { type Layer, sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { load, MismatchError, namedMatrices, readSafetensors, save, saveJson } from "../index.js";
import type { SaveOptions } from "./to-save.js";

const make = (seed: number, units = 4, dtype: "float64" | "float32" = "float64") => {
  const random = randomState(seed);
  return sequential(
    dense(2, units, { random, dtype }),
    batchNorm(units, { dtype }),
    dense(units, 3, { random, dtype }),
  );
};
const bitsOf = (network: Layer) =>
  [...namedMatrices(network)].map(([name, { data }]) => [name, Array.from(data)]);
const formats = [
  ["safetensors", (network: Layer, options?: SaveOptions) => save(network, options)],
  ["JSON", (network: Layer, options?: SaveOptions) => saveJson(network, options)],
] as const;

describe.each(formats)("%s", (_, write) => {
  test.each(["float64", "float32"] as const)("%s: parameters and buffers come back", (dtype) => {
    const network = make(0, 4, dtype);
    network(matrix(3, 2, [1, 2, 3, 4, 5, 7], dtype), { training: true });
    const other = make(1, 4, dtype);
    const { random, state, metadata } = load(other, write(network));
    expect(bitsOf(other)).toEqual(bitsOf(network));
    expect([random, state, metadata]).toEqual([undefined, undefined, {}]);
  });

  test("numbers that JSON lacks come back", () => {
    const network = make(0);
    const special = [Number.NaN, Infinity, -Infinity, -0, 5e-324, 1e300];
    network.parameters[0]!.value.data.set(special);
    const other = make(1);
    load(other, write(network));
    const data = Array.from(other.parameters[0]!.value.data.subarray(0, 6));
    expect(data.every((value, k) => Object.is(value, special[k]))).toBe(true);
  });

  test("an optimizer, a random, a state and texts come back", () => {
    const network = make(0);
    const optimizer = adam({ learningRate: 0.1 });
    const random = randomState(5);
    random.normal();
    for (const { gradient } of network.parameters) gradient.data.fill(0.3);
    optimizer.step(network.parameters);
    const state = { epoch: 3, best: { loss: -0, weights: matrix(1, 2, [1, Number.NaN]) } };
    const metadata = { author: "me", "": '"☃\n' };
    const saved = write(network, { optimizer, random, state, metadata });

    const other = make(1);
    const resumed = adam({ learningRate: 0.1 });
    const found = load(other, saved, { optimizer: resumed });
    expect(found.state).toEqual(state);
    expect(found.metadata).toEqual(metadata);
    expect(found.random!.state()).toEqual(random.state());
    expect(resumed.state(other.parameters)).toEqual(optimizer.state(network.parameters));
    for (const [layer, steps] of [
      [network, optimizer],
      [other, resumed],
    ] as const) {
      for (const { gradient } of layer.parameters) gradient.data.fill(0.7);
      steps.step(layer.parameters);
    }
    expect(bitsOf(other)).toEqual(bitsOf(network));
  });

  test("weights are loaded without what was saved beside them", () => {
    const network = make(0);
    const other = make(1);
    load(other, write(network, { optimizer: sgd({ learningRate: 1, momentum: 0.5 }) }));
    expect(bitsOf(other)).toEqual(bitsOf(network));
  });

  test("any plain data comes back, whatever its names", () => {
    const layer = dense(1, 1, { random: randomState(0) });
    const keys = fc.oneof(
      fc.string(),
      fc.constantFrom("$matrix", "$number", "$$", "constructor", "a.b"),
    );
    const leaves = fc.oneof(
      fc.double(),
      fc.string({ unit: "grapheme" }),
      fc.boolean(),
      fc.constant(null),
      fc.double().map((value) => matrix(1, 1, [value])),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaves,
        fc.array(tie("tree")),
        fc.dictionary(keys, tie("tree")),
      ),
    }));
    fc.assert(
      fc.property(tree, (state) => {
        expect(load(layer, write(layer, { state })).state).toEqual(structuredClone(state));
      }),
    );
  });

  test("places with the same path keep their own matrices", () => {
    const layer = dense(1, 1, { random: randomState(0) });
    const state = { "a.b": matrix(1, 1, [1]), a: { b: matrix(1, 1, [2]) } };
    expect(load(layer, write(layer, { state })).state).toEqual(state);
  });
});

test("a JSON text can be read", () => {
  const layer = dense(1, 2, { random: randomState(0), weights: () => matrix(1, 2, [0.1, -2]) });
  expect(saveJson(layer, { state: { epoch: 1 } })).toBe(`{
  "format": "adjoint",
  "tensors": {
    "0.weights": {"dtype": "float64", "shape": [1, 2], "data": [0.1, -2]},
    "1.biases": {"dtype": "float64", "shape": [1, 2], "data": [0, 0]}
  },
  "state": {"state":{"epoch":1}}
}
`);
});

test("tensors of a safetensors file have the names and shapes of the network", () => {
  const { tensors } = readSafetensors(save(make(0)));
  const shapes = Object.fromEntries([...tensors].map(([name, { shape }]) => [name, shape]));
  expect(shapes).toEqual({
    "0.weights": [2, 4],
    "1.biases": [1, 4],
    "2.gains": [1, 4],
    "3.biases": [1, 4],
    "4.weights": [4, 3],
    "5.biases": [1, 3],
    "buffers.0.runningMean": [1, 4],
    "buffers.1.runningVariance": [1, 4],
  });
});

describe("what differs is all said, and nothing is written", () => {
  const random = () => randomState(2);
  const small = dense(2, 3, { random: random() });
  const cases: [string, Layer, readonly string[]][] = [
    [
      "shapes",
      dense(2, 4, { random: random() }),
      ['"0.weights" is [2, 3], and must be [2, 4]', '"1.biases" is [1, 3], and must be [1, 4]'],
    ],
    [
      "dtypes",
      dense(2, 3, { random: random(), dtype: "float32" }),
      ['"0.weights" is F64, and must be F32', '"1.biases" is F64, and must be F32'],
    ],
    [
      "one too many",
      dense(2, 3, { random: random(), biases: false }),
      ['"1.biases" is not in the network'],
    ],
    [
      "two too few",
      sequential(dense(2, 3, { random: random() }), dense(3, 2, { random: random() })),
      ['"2.weights" is missing', '"3.biases" is missing'],
    ],
  ];
  test.each(cases)("%s", (_, network, differences) => {
    for (const saved of [save(small), saveJson(small)]) {
      const before = bitsOf(network);
      const call = () => load(network, saved);
      expect(call).toThrow(MismatchError);
      expect(call).toThrow(expect.objectContaining({ differences }));
      expect(call).toThrow(`load: what was saved is of another network: ${differences.join("; ")}`);
      expect(bitsOf(network)).toEqual(before);
    }
  });

  test("of many, the message has ten", () => {
    const layers = Array.from({ length: 9 }, () => dense(1, 1, { random: random() }));
    const call = () => load(sequential(...layers), save(dense(1, 1, { random: random() })));
    expect(call).toThrow(/"11.biases" is missing; and 6 more$/);
  });

  test("a state of another optimizer, or none", () => {
    const saved = save(small, { optimizer: adam() });
    const other = dense(2, 3, { random: randomState(9) });
    const before = bitsOf(other);
    const optimizer = sgd({ learningRate: 1 });
    expect(() => load(other, saved, { optimizer })).toThrow(
      /^sgd.restore: optimizer of the state must be "sgd"/,
    );
    expect(() => load(other, save(small), { optimizer })).toThrow(
      new FormatError("load: nothing was saved of an optimizer, and one is to be restored"),
    );
    expect(bitsOf(other)).toEqual(before);
  });
});

test("what was saved and cut at any place is refused, and nothing is written", () => {
  const network = dense(2, 2, { random: randomState(0) });
  const optimizer = adam();
  optimizer.step(network.parameters);
  const options = { optimizer, random: undefined, state: { epoch: 1 } };
  const bytes = save(network, options);
  const text = saveJson(network, options).trimEnd();
  const other = dense(2, 2, { random: randomState(1) });
  const before = bitsOf(other);
  const parts = [
    ...Array.from({ length: bytes.length }, (_, end) => bytes.subarray(0, end)),
    ...Array.from({ length: text.length }, (_, end) => text.slice(0, end)),
  ];
  for (const part of parts) expect(() => load(other, part)).toThrow(FormatError);
  expect(bitsOf(other)).toEqual(before);
});

test.each<[string, unknown, string]>([
  ["a function", { a: () => 1 }, "save: state.a must be plain data"],
  ["undefined", [undefined], "save: state.0 must be plain data"],
  ["a hole", new Array(1), "save: state.0 must be plain data"],
  ["a bigint", { big: 1n }, "save: state.big must be plain data"],
  ["a Map", new Map(), "save: state must be plain data"],
  ["a typed array", Float64Array.of(1), "save: state must be plain data"],
  ["a prototype", JSON.parse('{"__proto__": 1}'), "save: state.__proto__ must be plain data"],
  ["half a character", { a: "\ud800" }, "save: state.a must be whole characters"],
])("a state with %s is refused", (_, state, message) => {
  expect(() => save(make(0), { state })).toThrow(message);
});

test("a state that holds itself, or has no end of levels", () => {
  const around: unknown[] = [];
  around.push(around);
  expect(() => save(make(0), { state: around })).toThrow("save: state.0 must be plain data");
  let deep: unknown = 1;
  for (let level = 0; level < 500; level++) deep = [deep];
  expect(() => save(make(0), { state: deep })).toThrow("must be plain data");
});

test("what is shared in a state is saved at each of its places", () => {
  const shared: Matrix = generate(2, 2, (i, j) => i + j);
  const layer = dense(1, 1, { random: randomState(0) });
  expect(load(layer, save(layer, { state: [shared, { shared }] })).state).toEqual([
    shared,
    { shared },
  ]);
});

test.each<[string, () => unknown, string]>([
  [
    "no layer",
    () => save((x) => ({ output: x, backward: (d) => d })),
    "save: the network has nothing to save",
  ],
  ["no network", () => load("relu" as never, ""), "load: network must be a function"],
  [
    "no bytes",
    () => load(make(0), new ArrayBuffer(8) as never),
    "load: saved must be the bytes of a safetensors file, or a JSON text, got an ArrayBuffer",
  ],
  [
    "no optimizer",
    () => save(make(0), { optimizer: "adam" as never }),
    'save: optimizer must be an optimizer, as adam(), got "adam"',
  ],
  [
    "metadata of numbers",
    () => save(make(0), { metadata: { a: 1 as never } }),
    'save: "a" of metadata must be a string, got 1',
  ],
  [
    "a reserved name",
    () => save(make(0), { metadata: { "adjoint.state": "" } }),
    'save: "adjoint.state" of metadata is for the state',
  ],
])("%s is refused", (_, call, message) => {
  expect(call).toThrow(message);
});

test.each([
  ["{}", 'load: format of the JSON must be "adjoint", got undefined'],
  ['{"format":"adjoint"}', "load: tensors must be a record, got undefined"],
  ['{"format":"adjoint","tensors":{},"more":1}', 'load: the JSON has an unknown name "more"'],
  [
    '{"format":"adjoint","tensors":{"a":{"dtype":"int8","shape":[],"data":[]}}}',
    'load: dtype of tensor "a" must be "float64" or "float32", got "int8"',
  ],
  [
    '{"format":"adjoint","tensors":{"a":{"dtype":"float32","shape":[2],"data":[1]}}}',
    'load: tensor "a" has 1 numbers, and the shape [2]',
  ],
  [
    '{"format":"adjoint","tensors":{"a":{"dtype":"float32","shape":[1],"data":["x"]}}}',
    'load: tensor "a" must hold numbers, got "x" at position 0',
  ],
  [
    '{"format":"adjoint","tensors":{"a":{"dtype":"float32","shape":[1],"data":[1e300]}}}',
    'load: tensor "a" holds 1e+300 at position 0, which float32 cannot hold',
  ],
  [
    '{"format":"adjoint","tensors":{"a":{"dtype":"float32","shape":[0.5],"data":[]}}}',
    'load: shape of tensor "a" must be a list of whole numbers, got an array of 1',
  ],
  [
    '{"format":"adjoint","tensors":{},"state":[]}',
    "load: the state must be a record { optimizer?, random?, state? }, got an array of 0",
  ],
  [
    '{"format":"adjoint","tensors":{},"state":{"state":{"$matrix":"a"}}}',
    'load: the state names "a", which is no tensor of the file',
  ],
  [
    '{"format":"adjoint","tensors":{},"state":{"state":{"$what":1}}}',
    'load: the state has a wrong name "$what"',
  ],
  [
    '{"format":"adjoint","tensors":{},"state":{"state":{"__proto__":1}}}',
    'load: the state has a wrong name "__proto__"',
  ],
])("%s is refused", (text, message) => {
  expect(() => load(make(0), text)).toThrow(new FormatError(message));
});

test("bytes of another realm are bytes", () => {
  const bytes = save(make(0));
  const other = make(1);
  load(other, runInNewContext("Uint8Array.from(bytes)", { bytes }) as Uint8Array);
  expect(bitsOf(other)).toEqual(bitsOf(make(0)));
});
