import { assertFunction, assertOptions, assertString, type OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import {
  allocateElementwise,
  allocateFresh,
  allocateResult,
  assertMatrix,
  assertSameShape,
  assertSettings,
  type Compiled,
  elementwise,
} from "@adjoint/matrix/kit";
import { assertContext, type Context, type Pass } from "@adjoint/pass";

/** The two formulas of an activation, for one element. */
export interface ActivationFormulas {
  /** `(x, ...settings)` gives y, or `[y, ...kept]` with what backward needs besides. */
  readonly forward: (x: number, ...settings: number[]) => number | readonly number[];
  /** `(dy, x, y, ...kept, ...settings)` gives dx. */
  readonly backward: (dy: number, x: number, y: number, ...rest: number[]) => number;
}

/** An op of one matrix, elementwise, with settings if its formulas have some. */
export type Activation = (x: Matrix, context?: Context, ...settings: number[]) => Pass<Matrix>;

const FORMULAS: OptionNames<ActivationFormulas> = { forward: "required", backward: "required" };

/**
 * An activation from two formulas of numbers: `y = forward(x)` for each element, and
 * `dx = backward(dy, x, y)` on the way back.
 * Gradient: what `backward` says; check it with `assertGradient` of `@adjoint/gradcheck`.
 *
 * What forward computes and backward needs again is kept: `forward: (x) => [y, kept]` and
 * `backward: (dy, x, y, kept) => dx`. Settings are numbers that are the same for all elements. They
 * come last in both formulas, and after the context in a call: `leaky(x, context, 0.01)`.
 *
 * Shapes: x, y, dx, dy are [rows, columns].
 * Numerics: in float64 the formulas themselves are computed. In float32 each result is computed in
 * float64 and rounded once. The activations of this package are compiled by its build, with every
 * operation rounded to float32.
 *
 * @param name what error messages call it
 * @param formulas forward and backward of one element
 * @param compiled what the build made of the formulas; only for files of this repository
 * @throws {TypeError} when the name is no string, or a formula is missing or no function; from the op, when x is no matrix, the
 * context has an unknown option, or a setting is missing
 * @throws {RangeError} from the op, when x is of float32, and a setting too large or too small for it
 * @throws {ShapeError} from `backward`, when `dOutput` has another shape
 * @throws {DTypeError} from `backward`, when `dOutput` has another dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { activation } from "@adjoint/activations";
 * import { matrix, toRows } from "@adjoint/matrix";
 *
 * const squaredRelu = activation("squaredRelu", {
 *   forward: (x) => (x > 0 ? x * x : 0),
 *   backward: (dy, x) => (x > 0 ? dy * (2 * x) : 0),
 * });
 * const pass = squaredRelu(matrix(1, 2, [-1, 3]));
 * assert.deepEqual(toRows(pass.output), [[0, 9]]);
 * assert.deepEqual(toRows(pass.backward(matrix(1, 2, [1, 1]))), [[0, 6]]);
 * ```
 */
export function activation(
  name: string,
  formulas: ActivationFormulas,
  compiled?: Compiled<"forward" | "backward">,
): Activation {
  assertString("activation", "name", name);
  assertOptions("activation", formulas, FORMULAS);
  assertFunction("activation", "forward", formulas.forward);
  assertFunction("activation", "backward", formulas.backward);
  const caller = `${name}.backward`;
  const { forward, backward } = elementwise<"forward" | "backward">(formulas, compiled, {
    forward: name,
    backward: caller,
  });
  /** How many matrices forward gives, known when it was first called. */
  let count: number | undefined;
  const op: Activation = (x, context, ...settings) => {
    assertMatrix(name, "x", x);
    assertContext(name, context);
    assertSettings(name, formulas.forward.length - 1, settings, x.dtype);
    count ??= [formulas.forward(1, ...settings)].flat().length;
    const allocate = context?.allocate ?? allocateFresh;
    const { rows, columns, dtype } = x;
    const output = allocateElementwise(name, allocate, rows, columns, dtype, x);
    const results = [output];
    while (results.length < count) {
      results.push(allocateResult(name, allocate, rows, columns, dtype, x, ...results));
    }
    forward([x], results, ...settings);
    return {
      output,
      backward: (dOutput) => {
        assertSameShape(caller, "dOutput", dOutput, "output", output);
        const dInput = allocateElementwise(caller, allocate, rows, columns, dtype, x, dOutput);
        const read = [dOutput, x, output];
        for (let k = 1; k < results.length; k++) read.push(results[k]!);
        backward(read, [dInput], ...settings);
        return dInput;
      },
    };
  };
  // Stack traces and reports show it.
  return Object.defineProperty(op, "name", { value: name });
}
