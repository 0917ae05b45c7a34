import { assertFunction, assertOptions, assertString, type OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import {
  allocateApart,
  allocateFresh,
  assertMatrix,
  assertSettings,
  type Compiled,
  elementwise,
} from "@adjoint/matrix/kit";
import { assertContext } from "../checks.js";
import type { Targets } from "../types.js";
import { ELEMENT_OPTIONS } from "./checks.js";
import type { ElementLossOptions, ElementLossPass } from "./element-losses.js";
import { elementTargets } from "./element-targets.js";
import { assertReducible, reduceElements } from "./reduce-elements.js";
import type { Reduced, ReducedBackward, Reduction } from "./types.js";

/** The formula of a loss of entries. */
export interface ElementLossFormulas {
  /** `(p, t, ...settings)` gives the loss of an entry, and its derivative by p. */
  readonly loss: (p: number, t: number, ...settings: number[]) => readonly [number, number];
}

/** A loss that compares entries one by one, with settings if its formula has some. */
export type ElementLoss = <R extends Reduction = "mean">(
  predictions: Matrix,
  targets: Targets,
  options?: ElementLossOptions<R>,
  ...settings: number[]
) => ElementLossPass<R>;

const FORMULAS: OptionNames<ElementLossFormulas> = { loss: "required" };

/**
 * A loss from a formula of numbers: `[l, dl/dp] = loss(p, t)` for each entry, and of all l the mean, the sum
 * or none. The mean divides by how many entries there are, as PyTorch's does.
 * Gradient: `dp = w (dl/dp) u / n` for the mean of n entries; without n for the sum, and each entry by
 * its own u for "none". Check it with `assertLossGradient` of `@adjoint/gradcheck`.
 *
 * Loss and derivative are computed together, in one pass over memory. Settings are numbers that are the
 * same for all entries. They come last in the formula, and after the options in a call.
 *
 * Shapes: p, t, dp are [rows, columns]; t may be a list for one column; the loss a number, or like p with
 * `reduction: "none"`.
 * Numerics: in float64 the formula itself is computed. In float32 each result is computed in
 * float64 and rounded once. The losses of `@adjoint/losses` are compiled by its build, with every
 * operation rounded to float32.
 *
 * @param name what error messages call it
 * @param formulas the loss of one entry, with its derivative
 * @param compiled what the build made of the formula; only for files of this repository
 * @throws {TypeError} when the name is no string, or the formula is missing or no function; from the loss, when
 * an argument is of the wrong kind, an option unknown, or a setting missing
 * @throws {ShapeError} from the loss, when the sizes disagree; from `backward`, when u is not like the losses
 * @throws {DTypeError} from the loss, when targets or weights have another dtype than the predictions
 * @throws {RangeError} from the loss, when a weight or an option is out of range; when there are no entries
 * and `onEmpty` is "throw"
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, toRows } from "@adjoint/matrix";
 * import { elementLoss } from "@adjoint/pass/losses";
 *
 * const quartic = elementLoss("quartic", {
 *   loss: (p, t) => {
 *     const d = p - t;
 *     return [d * d * d * d, 4 * d * d * d];
 *   },
 * });
 * const pass = quartic(matrix(1, 2, [3, 1]), matrix(1, 2, [1, 1]));
 * assert.equal(pass.output, 8);
 * assert.deepEqual(toRows(pass.backward()), [[16, 0]]);
 * ```
 */
export function elementLoss(
  name: string,
  formulas: ElementLossFormulas,
  compiled?: Compiled<"loss">,
): ElementLoss {
  assertString("elementLoss", "name", name);
  assertOptions("elementLoss", formulas, FORMULAS);
  assertFunction("elementLoss", "loss", formulas.loss);
  const { loss } = elementwise<"loss">(formulas, compiled, { loss: name });
  const settingsFrom = 2;
  const apply = <R extends Reduction = "mean">(
    predictions: Matrix,
    targets: Targets,
    options: ElementLossOptions<R> = {},
    ...settings: number[]
  ): ElementLossPass<R> => {
    assertMatrix(name, "predictions", predictions);
    assertContext(name, options, ELEMENT_OPTIONS);
    assertSettings(name, formulas.loss.length - settingsFrom, settings, predictions.dtype);
    const t = elementTargets(name, targets, predictions);
    const { rows, columns, dtype } = predictions;
    assertReducible(name, options, rows, columns, dtype);
    const operands = [predictions, t];
    const room = allocateApart(name, options.allocate ?? allocateFresh, operands);
    const losses = room(rows, columns, dtype);
    const derivative = room(rows, columns, dtype);
    loss(operands, [losses, derivative], ...settings);
    const { backward, ...reduced } = reduceElements<R>(
      name,
      losses,
      [derivative],
      options,
      operands,
    );
    return {
      ...reduced,
      backward: ((upstream?: Reduced<R>) => backward(upstream)[0]) as ReducedBackward<R>,
    };
  };
  // Stack traces and reports show it.
  return Object.defineProperty(apply, "name", { value: name });
}
