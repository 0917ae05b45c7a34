import { add, matmul, matrix, multiply, zeros } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { dSquare, square } from "./elementwise.js";
import { linear } from "./linear.js";
import { inOp, map, nonFinite } from "./tools.js";
import type { Mutation } from "./types.js";

const wrote = { fault: "writes to what it was given" };

/** A square whose passes share what they remember: the last forward wins. */
const forgetful = (): Op => {
  const memory = zeros(3, 3);
  return (x) => {
    memory.data.set(x.data);
    return { output: multiply(x, x), backward: (d) => dSquare(d, memory) };
  };
};

const forgetfulMask = (): Op => {
  const mask = zeros(3, 3);
  return (x) => {
    mask.data.set(x.data.map((v) => (v > 0 ? 1 : 0)));
    return { output: multiply(x, mask), backward: (d) => multiply(d, mask) };
  };
};

const accumulating = (): Op => {
  const buffer = zeros(3, 3);
  return square((d, x) => {
    buffer.data.set(add(buffer, dSquare(d, x)).data);
    return buffer;
  });
};

/** Dropout that draws a mask of its own every time. */
const drawing = (): Op => {
  const random = randomState(0);
  return (x) => {
    const mask = map(x, () => (random.random() < 0.5 ? 0 : 2));
    return { output: multiply(x, mask), backward: (d) => multiply(d, mask) };
  };
};

export const memoryMutations: readonly Mutation[] = [
  inOp(
    "square",
    "stale buffer: adds to the last gradient",
    { fault: "a second backward" },
    accumulating,
  ),
  inOp(
    "square",
    "stale buffer: input of the last forward",
    { fault: "after another forward" },
    forgetful,
  ),
  inOp(
    "relu",
    "stale buffer: mask of the last forward",
    { fault: "after another forward" },
    forgetfulMask,
  ),
  inOp("dropout", "another mask each time", { fault: "a second forward" }, drawing),
  inOp("square", "forward writes to its input", wrote, () => (x) => {
    x.data[0] = 3;
    return square(dSquare)(x);
  }),
  inOp("square", "backward writes to the input", wrote, () =>
    square((d, x) => {
      const dx = dSquare(d, x);
      x.data[0] = 7;
      return dx;
    }),
  ),
  inOp("square", "backward writes to the upstream", wrote, () =>
    square((d, x) => {
      const dx = dSquare(d, x);
      d.data[0] = 7;
      return dx;
    }),
  ),
  inOp("linear", "backward writes to a parameter", wrote, () =>
    linear({
      dWeights: (x, d, { value, gradient }) => {
        gradient.data.set(matmul(x, d, { transposeA: true }).data);
        value.data[0] = 7;
      },
    }),
  ),
  inOp(
    "square",
    "gradient of another shape",
    { fault: "the gradient of x is [1, 9] float64, x is [3, 3] float64" },
    () => square((d, x) => matrix(1, 9, dSquare(d, x).data)),
  ),
  inOp("square", "gradient too short", nonFinite("x"), () => square(() => zeros(1, 1))),
  inOp(
    "square",
    "float32 gradient",
    { fault: "the gradient of x is [3, 3] float32, x is [3, 3] float64" },
    () => square((d, x) => matrix(3, 3, Float32Array.from(dSquare(d, x).data))),
  ),
  inOp("square", "NaN forward", { fault: "the output holds NaN" }, () => (x) => ({
    output: map(x, (v, k) => (k === 0 ? Number.NaN : v)),
    backward: (d) => d,
  })),
];
