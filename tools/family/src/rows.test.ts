// What holds for every function of rows: each row goes its own way, whatever stands beside it.
import {
  abs,
  concatenateRows,
  isMatrix,
  type Matrix,
  sliceRows,
  sum,
  takeRows,
} from "@adjoint/matrix";
import type { Targets } from "@adjoint/pass";
import { describe, expect, test } from "vitest";
import { drawPredictions, drawTargets } from "./gradients/draw-kinds.js";
import { ACTIVATIONS, drawFor, LAYERS, LOSSES } from "./index.js";
import type { AnyLossOfRows } from "./losses.js";

const ROWS = 7;
const ORDER = [4, 0, 6, 2, 5, 1, 3];
const EVALUATION = { training: false };
const DTYPES = ["float64", "float32"] as const;

// The layer of whole numbers is tried at some that depend on the place of a row.
const ops = [...ACTIVATIONS, ...LAYERS.filter(({ name }) => name !== "embedding")].flatMap(
  ({ name, make, variants, takes }) =>
    Object.entries({ "": make, ...variants }).map(
      ([words, way]) => [words === "" ? name : `${name}, ${words}`, way, takes] as const,
    ),
);

describe.each(DTYPES)("in %s a row has the bits that it has in any batch", (dtype) => {
  test.each(ops)("%s", (_, make, takes) => {
    const shape = ([20, 4, 3] as const).find((columns) => takes([ROWS, columns]))!;
    const draw = drawFor([ROWS, shape], dtype, 5);
    const x = draw.normal(ROWS, shape);
    const op = make({ columns: shape, dtype, random: draw.random });
    const whole = op(x, EVALUATION);
    const dy = draw.normal(ROWS, whole.output.columns);
    const gradient = whole.backward(dy);

    const ordered = op(takeRows(x, ORDER), EVALUATION);
    expect(ordered.output).toEqual(takeRows(whole.output, ORDER));
    expect(ordered.backward(takeRows(dy, ORDER))).toEqual(takeRows(gradient, ORDER));

    for (const cut of [1, 4]) {
      const parts = [
        [0, cut],
        [cut, ROWS],
      ].map(([from, to]) => {
        const pass = op(sliceRows(x, from!, to!), EVALUATION);
        return { output: pass.output, gradient: pass.backward(sliceRows(dy, from!, to!)) };
      });
      expect(concatenateRows(parts.map(({ output }) => output))).toEqual(whole.output);
      expect(concatenateRows(parts.map((part) => part.gradient))).toEqual(gradient);
    }
  });
});

const losses = LOSSES.flatMap(({ name, comparison }) =>
  comparison === undefined ? [] : [[name, comparison] as const],
);

describe.each(DTYPES)(
  "in %s the order of rows changes no loss, and orders its gradient",
  (dtype) => {
    test.each(losses)("%s", (_, { loss, predictions, targets: kind }) => {
      const draw = drawFor([ROWS, 3], dtype, 6);
      const x = drawPredictions(predictions, draw);
      const targets = drawTargets(kind, draw);
      const whole = loss(x, targets);
      const ordered = loss(takeRows(x, ORDER), inOrder(targets));
      expect(ordered.backward()).toEqual(takeRows(whole.backward(), ORDER));
      // A sum in another order, of losses of either sign.
      const epsilon = dtype === "float64" ? 2 ** -52 : 2 ** -23;
      const each = (loss as unknown as AnyLossOfRows)(x, targets, { reduction: "none" }).output;
      const size = sum(abs(each)) / whole.total!;
      const error = Math.abs(ordered.output - whole.output);
      expect(error).toBeLessThanOrEqual(2 * ROWS * epsilon * size);
    });
  },
);

function inOrder(targets: Targets): Targets {
  return isMatrix(targets) ? takeRows(targets as Matrix, ORDER) : ORDER.map((i) => targets[i]!);
}
