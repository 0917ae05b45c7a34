import { add, type Matrix } from "@adjoint/matrix";
import { assertSameShape } from "@adjoint/matrix/kit";
import { backwardToParameters } from "./backward-to-parameters.js";
import { chain, nameOp } from "./chain.js";
import type { Layer, Op } from "./types.js";

/**
 * Ops with a way around them: `y = x + f(x)`, where `f = sequential(...ops)`.
 * Gradient: `dx = dy + f'(dy)`.
 *
 * Shapes: x, f(x), y, dx, dy are all [rows, columns].
 * Follows He et al., "Deep Residual Learning for Image Recognition" (2015).
 *
 * @param ops functions of the `Op` shape, layers among them
 * @throws {TypeError} when an op is no function, or gives no pass; when x or dy is no matrix
 * @throws {ShapeError} when `f(x)` and `x` differ in shape; from `backward`, when the gradient of f and x do
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, scale } from "@adjoint/matrix";
 * import { type Op, residual } from "@adjoint/pass";
 *
 * const triple: Op = (x) => ({ output: scale(x, 3), backward: (dOutput) => scale(dOutput, 3) });
 * const pass = residual(triple)(matrix(1, 1, [2]));
 * assert.equal(pass.output.data[0], 8);
 * assert.equal(pass.backward(matrix(1, 1, [1])).data[0], 4);
 * ```
 */
export function residual(...ops: readonly Op[]): Layer {
  const inner = chain("residual", ops);
  const forward: Op = (x, context) => {
    const pass = inner(x, context);
    assertSameShape("residual", "f(x)", pass.output, "x", x);
    const assertGradient = (dOutput: Matrix) =>
      assertSameShape("residual.backward", "dOutput", dOutput, "x", x);
    const backward = (dOutput: Matrix): Matrix => {
      assertGradient(dOutput);
      const inside = pass.backward(dOutput);
      // A sum would stretch a gradient of one row, of one column, or a number.
      assertSameShape("residual.backward", "the gradient of f", inside, "x", x);
      return add(dOutput, inside, context?.allocate);
    };
    const toParameters = (dOutput: Matrix): void => {
      assertGradient(dOutput);
      backwardToParameters(pass, dOutput);
    };
    return {
      output: add(x, pass.output, context?.allocate),
      backward: Object.assign(backward, { toParameters }),
    };
  };
  const { parameters, buffers, ops: inside } = inner;
  return Object.assign(nameOp("residual", forward), { parameters, buffers, ops: inside });
}
