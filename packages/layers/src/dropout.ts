import { assertInterval, assertOptions, type OptionNames } from "@adjoint/checks";
import { type Matrix, multiply } from "@adjoint/matrix";
import { allocateFresh, allocateResult, assertSameShape, rounding } from "@adjoint/matrix/kit";
import { assertInput, type Op, randomOf } from "@adjoint/pass";
import { nameOp } from "./make-layer.js";

/** How much is dropped. */
export interface DropoutOptions {
  /** The probability with which each entry is dropped, in [0, 1]. @default 0.5 */
  readonly p?: number;
}

const DROPOUT: OptionNames<DropoutOptions> = { p: "optional" };

/**
 * Inverted dropout: in training `y = x ∘ m`, where each entry of the mask m is 0 with probability p,
 * and else `1 / (1 - p)`, so that the mean of y is x. In evaluation `y = x`.
 * Gradient: `dx = dy ∘ m`, with the same mask; in evaluation `dx = dy`.
 *
 * Shapes: x, y, dx, dy are [batch, columns].
 * Numerics: entries are drawn row by row from the context's `random`, and are dropped where
 * `random() < p`. A p of 0 draws nothing.
 * Follows Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting" (2014).
 *
 * @param options how much is dropped
 * @returns an op, which draws where `context.training` is true
 * @throws {TypeError} when an option is unknown or of the wrong kind; from the op, when it is to draw and
 * the context has no `random`: `train` gives one if it is given one
 * @throws {RangeError} when p is not in [0, 1]
 * @throws {ShapeError} from `backward`, when dy has another shape than y
 * @throws {DTypeError} from `backward`, when dy has another dtype than y
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { dropout } from "@adjoint/layers";
 * import { full } from "@adjoint/matrix";
 * import { randomState } from "@adjoint/random";
 *
 * const op = dropout({ p: 0.75 });
 * const x = full(10, 10, 1);
 * assert.equal(op(x).output, x);
 * const { output } = op(x, { training: true, random: randomState(0) });
 * assert.deepEqual([...new Set(output.data)].sort(), [0, 4]);
 * ```
 */
export function dropout(options: DropoutOptions = {}): Op {
  assertOptions("dropout", options, DROPOUT);
  const { p = 0.5 } = options;
  assertInterval("dropout", "p", p, 0, 1);
  return nameOp("dropout", (x, context) => {
    assertInput("dropout", x, context);
    if (context?.training !== true || p === 0) return { output: x, backward: unchanged(x) };
    const { random } = randomOf("dropout", context);
    const { allocate = allocateFresh } = context;
    const mask = allocateResult("dropout", allocate, x.rows, x.columns, x.dtype, x);
    const { data } = mask;
    const kept = rounding(x.dtype)(1 / (1 - p));
    for (let k = 0; k < data.length; k++) data[k] = random() < p ? 0 : kept;
    const output = multiply(x, mask, allocate);
    const backward = (dOutput: Matrix): Matrix => {
      assertSameShape("dropout.backward", "dOutput", dOutput, "output", output);
      return multiply(dOutput, mask, allocate);
    };
    return { output, backward };
  });
}

function unchanged(output: Matrix): (dOutput: Matrix) => Matrix {
  return (dOutput) => {
    assertSameShape("dropout.backward", "dOutput", dOutput, "output", output);
    return dOutput;
  };
}
