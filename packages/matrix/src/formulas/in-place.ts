import { assertList } from "@adjoint/checks";
import type { Matrix } from "../core/types.js";
import { tableKernel } from "../memory/table-kernel.js";
import { settingsThreshold } from "../memory/thresholds.js";
import { applyPlain } from "./apply-plain.js";
import { assertFormulas, type Compiled, type InPlaceFormula } from "./formula.js";

/**
 * Applies a formula to lists of operands, one list after another. What it returns is written over the
 * first operands of the list: `[list[0][k], list[1][k], ...] = formula(list[0][k], list[1][k], ..., ...settings)`
 * for every k. All matrices of a list have one shape, and all of a call one dtype.
 */
export type ApplyInPlace = (
  lists: readonly (readonly Matrix[])[],
  ...settings: readonly number[]
) => void;

/**
 * Formulas of numbers as functions that change matrices, element by element, as a step of an
 * optimizer does: what a formula returns is written over its first operands.
 *
 * A call takes many lists of operands, whose shapes may differ. Those in linear memory are all done by one call
 * of a kernel. All are checked before anything is written.
 *
 * @param formulas the names of the operands, for messages, and an arrow function of as many numbers, and of
 * settings
 * @param compiled what the build made of these formulas: `./generated/<name of the file>.js`
 * @throws {TypeError} when a formula is none; from the functions, when an operand is no matrix
 * @throws {ShapeError} from the functions, when the shapes of a list differ
 * @throws {DTypeError} from the functions, when dtypes differ
 * @throws {RangeError} from the functions, when what is written shares linear memory with another operand
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { full, toRows } from "@adjoint/matrix";
 * import { inPlace } from "@adjoint/matrix/kit";
 *
 * const { descend } = inPlace({
 *   descend: { operands: ["w", "dw"], formula: (w, dw, rate) => w - rate * dw },
 * });
 * const [weights, biases] = [full(1, 2, 1), full(1, 1, 1)];
 * descend([[weights, full(1, 2, 4)], [biases, full(1, 1, 2)]], 0.25);
 * assert.deepEqual([toRows(weights), toRows(biases)], [[[0, 0]], [[0.5]]]);
 * ```
 */
export function inPlace<Name extends string>(
  formulas: Readonly<Record<Name, InPlaceFormula>>,
  compiled?: Compiled<Name>,
): Readonly<Record<Name, ApplyInPlace>> {
  assertFormulas("inPlace", formulas);
  const bind = (name: Name): ApplyInPlace => {
    const { operands, formula }: InPlaceFormula = formulas[name];
    assertList("inPlace", `the operands of ${name}`, operands, "a list of names");
    const float32 = compiled?.float32[name] ?? formula;
    const written = [formula(...new Array(formula.length).fill(1))].flat().length;
    const settings = formula.length - operands.length;
    const run = tableKernel(name, compiled, name, {
      operands,
      written,
      settings,
      least: settingsThreshold,
      twin: (row, settings) => {
        const isFloat32 = row[0]!.dtype === "float32";
        const to = row.slice(0, written);
        if (isFloat32) applyPlain(name, float32, row, to, settings.map(Math.fround));
        else applyPlain(name, formula, row, to, settings);
      },
    });
    return (lists, ...settings) => {
      if (!areLists(lists, operands.length)) {
        throw new TypeError(`${name}: lists must be an array of lists [${operands.join(", ")}]`);
      }
      run(lists, settings);
    };
  };
  const bound = {} as Record<Name, ApplyInPlace>;
  for (const name in formulas) bound[name] = bind(name);
  return bound;
}

/** Whether all are lists of so many; in a loop, for holes are none. */
function areLists(lists: readonly (readonly Matrix[])[], length: number): boolean {
  if (!Array.isArray(lists)) return false;
  for (let k = 0; k < lists.length; k++) {
    if (lists[k]?.length !== length) return false;
  }
  return true;
}
