import type { Allocate, Matrix } from "../core/types.js";
import { allocateFresh } from "../memory/allocate-fresh.js";
import { allocateElementwise } from "../memory/allocate-result.js";
import { kernel } from "../memory/kernel.js";
import type { Kernel, Operand } from "../memory/kernel-types.js";
import { broadcastingThreshold } from "../memory/thresholds.js";
import { broadcastPlain } from "./broadcast-plain.js";
import { along, commonShape, down, isFlat, operandsOf } from "./broadcast-shapes.js";
import { assertFormulas, type BroadcastFormula, type Compiled } from "./formula.js";

/**
 * Applies a formula to operands of shapes that broadcast:
 * `y[i, j] = formula(a[i, j], b[i, j], ...)`. A number is an operand, too, but one must be a matrix.
 */
export type ApplyBroadcast = (
  operands: readonly (Matrix | number)[],
  allocate?: Allocate,
) => Matrix;

/** Two strides of each of three operands; those that are missing are ignored. */
type Six = readonly [number, number, number, number, number, number];
type FormulaKernel = Kernel<readonly Operand[], readonly string[]>;

/** What operands are called in messages where a formula does not say. */
const NAMES = ["a", "b", "c"] as const;

/**
 * Formulas of numbers as functions of matrices, element by element, with NumPy's broadcasting: a row,
 * a column or a number is repeated along the other operands. Where all operands have one shape,
 * and results are several or settings few, take `elementwise`.
 *
 * The functions allocate the result, which may be written over an operand of its shape.
 * Numbers are rounded to the dtype of the matrices.
 *
 * Shapes: each operand is [rows, columns], [1, columns], [rows, 1], [1, 1] or a number.
 *
 * @param formulas arrow functions of one to three numbers; `{ operands, formula }` names the operands
 * for messages
 * @param compiled what the build made of these formulas: `./generated/<name of the file>.js`
 * @throws {ShapeError} from the functions, when two sizes differ and neither is 1
 * @throws {DTypeError} from the functions, when one operand is float32 and another float64
 * @throws {TypeError} when a formula is none; from the functions, when an operand is neither a matrix nor a number, or none
 * is a matrix
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, toRows } from "@adjoint/matrix";
 * import { broadcasting } from "@adjoint/matrix/kit";
 *
 * const { distance } = broadcasting({ distance: (a, b) => Math.abs(a - b) });
 * const column = matrix(2, 1, [0, 10]);
 * const row = matrix(1, 3, [1, 2, 3]);
 * assert.deepEqual(toRows(distance([column, row])), [[1, 2, 3], [9, 8, 7]]);
 * ```
 */
export function broadcasting<Name extends string>(
  formulas: Readonly<Record<Name, BroadcastFormula>>,
  compiled?: Compiled<Name>,
): Readonly<Record<Name, ApplyBroadcast>> {
  assertFormulas("broadcasting", formulas);
  const bind = (name: Name): ApplyBroadcast => {
    const given: BroadcastFormula = formulas[name];
    const [names, float64] = "formula" in given ? [given.operands, given.formula] : [NAMES, given];
    const float32 = compiled?.float32[name] ?? float64;
    const read = compiled?.operands[name] ?? [];
    const run = compiled && formulaKernel(name, names, read, compiled);
    return (given, allocate = allocateFresh) => {
      const operands = operandsOf(name, names, given, allocate);
      const { dtype } = operands[0]!;
      const { rows, columns } = commonShape(name, names, operands);
      const [a, b, c] = [operands[0], operands[1], operands[2]];
      const result = allocateElementwise(name, allocate, rows, columns, dtype, a, b, c);
      const { length } = result.data;
      const flat = isFlat(operands, length);
      const height = flat ? 1 : rows;
      const width = flat ? length : columns;
      if (run !== undefined && length >= broadcastingThreshold.resident) {
        const matrices = new Array<Matrix>(read.length + 1);
        const strides = new Array<number>(2 * read.length);
        const size = dtype === "float32" ? 4 : 8;
        for (let i = 0; i < read.length; i++) {
          const m = operands[read[i]!]!;
          matrices[i] = m;
          strides[2 * i] = size * down(m);
          strides[2 * i + 1] = -along(m, flat);
        }
        matrices[read.length] = result;
        const s = strides as readonly number[] as Six;
        const ran = run(length, matrices, height, width, s[0], s[1], s[2], s[3], s[4], s[5]);
        if (ran !== undefined) return result;
      }
      const formula = dtype === "float32" ? float32 : float64;
      broadcastPlain(name, formula, operands, flat, height, width, result.data);
      return result;
    };
  };
  const bound = {} as Record<Name, ApplyBroadcast>;
  for (const name in formulas) bound[name] = bind(name);
  return bound;
}

function formulaKernel(
  name: string,
  names: readonly string[],
  read: readonly number[],
  module: Compiled<string>,
): FormulaKernel {
  const operands = [...read.map((k): Operand => `in ${names[k]}`), "out result" as const];
  const strides = read.flatMap((k) => [`${names[k]} row`, `${names[k]} along`]);
  return kernel(name, module, name, {
    operands: operands as readonly Operand[],
    numbers: ["rows", "columns", ...strides] as readonly string[],
    least: broadcastingThreshold,
    elementwise: true,
  });
}
