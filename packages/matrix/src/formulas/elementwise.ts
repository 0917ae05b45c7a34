import { assertMatrix } from "../core/assert-matrix.js";
import { assertSameShape } from "../core/checks.js";
import type { Matrix } from "../core/types.js";
import { kernel } from "../memory/kernel.js";
import type { KernelModule } from "../memory/kernel-module.js";
import type { Kernel, Operand } from "../memory/kernel-types.js";
import { elementwiseThreshold, settingsThreshold } from "../memory/thresholds.js";
import { applyPlain } from "./apply-plain.js";
import { assertFormulas, type Compiled, type ElementwiseFormula } from "./formula.js";

/**
 * Applies a formula: `to[j][k] = formula(from[0][k], from[1][k], ..., ...settings)[j]` for every k. All
 * matrices have one shape and dtype; results may be written over operands.
 */
export type ApplyFormula = (
  from: readonly Matrix[],
  to: readonly Matrix[],
  ...settings: readonly number[]
) => void;

/** All settings there may be; those that a formula has not are ignored. */
type Settings = readonly [number, number, number, number, number, number, number, number];
type FormulaKernel = Kernel<readonly Operand[], readonly string[]>;

/**
 * Formulas of numbers as functions of matrices, element by element.
 *
 * In float64 a formula itself is computed. What the build makes of it, `compiled`, adds a twin with every
 * operation rounded to float32 and SIMD kernels with the bits of formula and twin. Without `compiled`, a
 * float32 result is computed in float64 and rounded once: at least as near to the exact value, but
 * not the bits that the compiled formula has.
 *
 * Shapes: all operands and results of a call are [rows, columns].
 *
 * @param formulas arrow functions of numbers; with settings, `{ operands, formula }`
 * @param compiled what the build made of these formulas: `./generated/<name of the file>.js`
 * @param callers what error messages call the functions. @default their names in `formulas`
 * @throws {ShapeError} from the functions, when the shapes of two matrices differ
 * @throws {DTypeError} from the functions, when their dtypes differ
 * @throws {TypeError} when a formula is none; from the functions, when one gives another number of results
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { matrix, toRows, zeros } from "@adjoint/matrix";
 * import { elementwise } from "@adjoint/matrix/kit";
 *
 * const { lerp } = elementwise({
 *   lerp: { operands: 2, formula: (a, b, share) => a + share * (b - a) },
 * });
 * const result = zeros(1, 2);
 * lerp([matrix(1, 2, [0, 4]), matrix(1, 2, [10, 8])], [result], 0.5);
 * assert.deepEqual(toRows(result), [[5, 6]]);
 * ```
 */
export function elementwise<Name extends string>(
  formulas: Readonly<Record<Name, ElementwiseFormula>>,
  compiled?: Compiled<Name>,
  callers?: Readonly<Record<Name, string>>,
): Readonly<Record<Name, ApplyFormula>> {
  assertFormulas("elementwise", formulas);
  const bind = (name: Name): ApplyFormula => {
    const given: ElementwiseFormula = formulas[name];
    const float64 = "formula" in given ? given.formula : given;
    const float32 = compiled?.float32[name] ?? float64;
    const read = compiled?.operands[name];
    const caller = callers?.[name] ?? name;
    let run: FormulaKernel | undefined;
    return (from, to, ...settings) => {
      const isCompiled = compiled !== undefined && read !== undefined;
      assertSameShapes(caller, from, to, !isCompiled);
      const { dtype, data } = to[0]!;
      if (isCompiled) {
        run ??= formulaKernel(name, caller, compiled, read, to.length, settings.length);
        const operands = new Array<Matrix>(read.length + to.length);
        for (let i = 0; i < read.length; i++) operands[i] = from[read[i]!]!;
        for (let j = 0; j < to.length; j++) operands[read.length + j] = to[j]!;
        const { length } = data;
        // Written out, a call takes half the time of a spread one. The kernel rounds the settings itself.
        const s = settings as Settings;
        const ran = run(length, operands, length, s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]);
        if (ran !== undefined) return;
      }
      if (dtype === "float32") applyPlain(caller, float32, from, to, settings.map(Math.fround));
      else applyPlain(caller, float64, from, to, settings);
    };
  };
  const bound = {} as Record<Name, ApplyFormula>;
  for (const name in formulas) bound[name] = bind(name);
  return bound;
}

function formulaKernel(
  name: string,
  caller: string,
  module: KernelModule,
  read: readonly number[],
  results: number,
  settings: number,
): FormulaKernel {
  const reads = read.map((k): Operand => `in operand ${k}`);
  const writes = Array.from({ length: results }, (_, j): Operand => `out result ${j}`);
  return kernel(caller, module, name, {
    operands: [...reads, ...writes],
    numbers: ["length", ...Array.from({ length: settings }, (_, k) => `setting ${k}`)],
    least: settings === 0 ? elementwiseThreshold : settingsThreshold,
    elementwise: true,
  });
}

const NONE: Partial<Matrix> = {};

/** Data is looked at where no kernel does that. */
function assertSameShapes(
  caller: string,
  from: readonly Matrix[],
  to: readonly Matrix[],
  withData: boolean,
): void {
  if (!Array.isArray(from) || !Array.isArray(to)) {
    throw new TypeError(`${caller}: operands and results must be arrays of matrices`);
  }
  const first = to[0]!;
  if (!first) assertMatrix(caller, "result 0", first);
  const check = (name: string, k: number, m: Matrix) => {
    // Untyped code may leave one out.
    const { rows, columns, dtype } = m ?? NONE;
    const isLike = rows === first.rows && columns === first.columns && dtype === first.dtype;
    if (withData || !isLike) assertSameShape(caller, `${name} ${k}`, m, "result 0", first);
  };
  for (let k = 0; k < from.length; k++) check("operand", k, from[k]!);
  for (let j = 1; j < to.length; j++) check("result", j, to[j]!);
}
