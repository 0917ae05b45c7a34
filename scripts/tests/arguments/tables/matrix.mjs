import * as m from "@adjoint/matrix";
import * as kit from "@adjoint/matrix/kit";
import {
  allocator,
  argument,
  boolean,
  callable,
  count,
  list,
  matrixOf,
  number,
  optional,
  options,
  word,
} from "../kinds.mjs";

const square = matrixOf(() =>
  m.fromRows([
    [1, 2],
    [3, 4],
  ]),
);
const labels = list(0, 1);
const dtype = optional(word("float32"));
const tolerance = argument(() => 0.1, "3", "0.5", "Infinity");
const axis = options({}, { axis: argument(() => 1) });
const side = argument(() => 2, "a matrix", "3", "0.5", "-1", "NaN", "Infinity");
const scalarOr = argument(square.valid, "a matrix", "3", "0.5", "-1", "NaN", "Infinity");

/** Of formulas of one's own; a record without any gives no functions. */
const none = ["{}", "an object of another realm", "a Map"];
const formulas = (formula) => argument(() => ({ own: formula }), ...none);
const plain = (x) => 2 * x;
const twice = { operands: ["w"], formula: plain };
const results = (m) => argument(() => [m.valid()]);

const unary = [m.exp, m.expm1, m.log, m.log1p, m.tanh, m.erf, m.sqrt, m.transpose];
unary.push(m.abs, m.negate, m.reciprocal, m.sign, m.square);
const binary = [m.add, m.subtract, m.multiply, m.divide, m.maximum, m.minimum];

/** Functions of `@adjoint/matrix` and its kit, and the kinds of their arguments. */
export const rows = {
  ...Object.fromEntries(unary.map((f) => [f.name, [f, square, allocator]])),
  ...Object.fromEntries(binary.map((f) => [f.name, [f, scalarOr, side, allocator]])),
  allClose: [m.allClose, square, square, options({}, { rtol: tolerance, atol: tolerance })],
  allocateFresh: [kit.allocateFresh, count(2), count(2), word("float64")],
  argmax: [m.argmax, square, axis],
  asType: [m.asType, square, word("float32"), allocator],
  clip: [m.clip, square, side, side, allocator],
  broadcasting: [kit.broadcasting, formulas(plain)],
  "own, of broadcasting": [
    kit.broadcasting({ own: plain }).own,
    argument(() => [square.valid()]),
    allocator,
  ],
  concatenateRows: [m.concatenateRows, argument(() => [square.valid(), square.valid()]), allocator],
  describeShape: [
    kit.describeShape,
    argument(
      square.valid,
      "a matrix",
      "a record of NaN",
      "a matrix without its data",
      "a matrix of an array",
      "a matrix of int32",
    ),
  ],
  elementwise: [kit.elementwise, formulas(plain)],
  "own, of elementwise": [
    (...args) => kit.elementwise({ own: plain }).own(...args),
    results(square),
    results(square),
  ],
  equal: [m.equal, square, square],
  inPlace: [kit.inPlace, formulas(twice)],
  "own, of inPlace": [kit.inPlace({ own: twice }).own, argument(() => [[square.valid()]])],
  format: [
    m.format,
    square,
    options(
      {},
      {
        precision: count(2),
        threshold: infinite(9),
        edgeItems: count(3),
        lineWidth: infinite(9),
        suppressSmall: boolean(true),
      },
    ),
  ],
  fromRows: [
    m.fromRows,
    argument(() => [
      [1, 2],
      [3, 4],
    ]),
    dtype,
  ],
  full: [m.full, count(2), count(2), number(7), dtype],
  generate: [m.generate, count(2), count(2), callable((i, j) => i + j), dtype],
  identity: [m.identity, count(2), dtype],
  matmul: [
    m.matmul,
    square,
    square,
    options(
      {},
      {
        transposeA: boolean(true),
        transposeB: boolean(true),
        biases: matrixOf(() => m.full(1, 2, 1)),
      },
    ),
    allocator,
  ],
  matrix: [m.matrix, count(2), count(1), optional(list(1, 2)), dtype],
  copy: [m.copy, square],
  max: [m.max, square, axis, allocator],
  mean: [m.mean, square, axis, allocator],
  min: [m.min, square, axis, allocator],
  oneHot: [m.oneHot, labels, count(2), dtype],
  pairwiseSum: [kit.pairwiseSum, argument(() => Float64Array.of(1, 2, 3, 4)), count(1), count(2)],
  rowExponentials: [
    kit.rowExponentials,
    argument(() => Float64Array.of(1, 2, 3, 4)),
    count(1),
    count(2),
    argument(() => new Float64Array(4)),
    optional(number(0.5)),
  ],
  rounding: [kit.rounding, word("float32")],
  scale: [m.scale, square, number(2), allocator],
  sliceRows: [m.sliceRows, square, count(0), optional(count(1)), allocator],
  sum: [m.sum, square, axis, allocator],
  takeRows: [m.takeRows, square, labels, allocator],
  toRows: [m.toRows, square],
  workspace: [m.workspace, options({}, { checked: boolean(true) })],
  "workspace.allocate": [m.workspace().allocate, count(2), count(2), word("float64")],
  zeros: [m.zeros, count(2), count(2), dtype],
};

function infinite(value) {
  return argument(() => value, "3", "Infinity");
}

/** Why others have none. */
export const exempt = {
  allocateApart: "a check itself",
  allocateElementwise: "a check itself",
  allocateResult: "a check itself",
  assertDType: "a check itself",
  assertLabels: "a check itself",
  assertMatrix: "a check itself",
  assertSameDType: "a check itself",
  assertSameShape: "a check itself",
  assertSettings: "a check itself",
  dtypeOf: "takes any value",
  guarded: "for tests",
  isMatrix: "takes any value",
  kernel: "for authors, in TypeScript",
  kernelModule: "takes what the build makes",
  kernelsRun: "takes nothing",
};
