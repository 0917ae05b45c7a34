import { assertSameShape } from "../checks.js";
import { beginKernelCall } from "../linear-memory/kernel-call.js";
import { kernelModule } from "../linear-memory/kernel-module.js";
import type { Matrix } from "../types.js";
import { applyPlain } from "./apply-plain.js";
import type { Compiled, CompiledFormula, ElementwiseFormula } from "./formula.js";

/**
 * Applies a formula: `to[j][k] = formula(from[0][k], from[1][k], ..., ...settings)[j]` for every k. All
 * matrices have one shape and dtype; results may be written over operands.
 */
export type ApplyFormula = (
  from: readonly Matrix[],
  to: readonly Matrix[],
  ...settings: readonly number[]
) => void;

type Kernel = (...addressesAndNumbers: number[]) => void;
type Kernels = Readonly<Record<string, Kernel>>;

/** For fewer elements, the twin is faster than a kernel call with its copies. */
const WORTH_A_CALL = 24;

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
 * @throws {ShapeError} from the functions, when the shapes of two matrices differ
 * @throws {DTypeError} from the functions, when their dtypes differ
 * @throws {TypeError} from the functions, when a formula gives another number of results
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
): Readonly<Record<Name, ApplyFormula>> {
  const kernels = compiled && kernelModule<Kernels>(compiled);
  const bind = (name: Name): ApplyFormula => {
    const given: ElementwiseFormula = formulas[name];
    const float64 = "formula" in given ? given.formula : given;
    const float32 = compiled?.float32[name] ?? float64;
    const shape = compiled?.kernels[name];
    return (from, to, ...settings) => {
      const { dtype } = to[0]!;
      assertSameShapes(name, from, to);
      const single = dtype === "float32";
      const rounded = single ? settings.map(Math.fround) : settings;
      if (shape !== undefined && to[0]!.data.length >= WORTH_A_CALL) {
        const run = kernels?.()?.[name + (single ? "Float32" : "Float64")];
        if (run !== undefined) {
          callKernel(run, shape, from, to, rounded);
          return;
        }
      }
      applyPlain(name, single ? float32 : float64, from, to, rounded);
    };
  };
  const bound = {} as Record<Name, ApplyFormula>;
  for (const name in formulas) bound[name] = bind(name);
  return bound;
}

function callKernel(
  run: Kernel,
  { operands, settings }: CompiledFormula,
  from: readonly Matrix[],
  to: readonly Matrix[],
  values: readonly number[],
): void {
  const call = beginKernelCall();
  const numbers: number[] = [];
  for (const k of operands) numbers.push(call.input(from[k]!.data));
  for (const { data } of to) numbers.push(call.output(data));
  numbers.push(to[0]!.data.length);
  for (const k of settings) numbers.push(values[k]!);
  const [a, b, c, d] = numbers as [number, number, number, number];
  // Written out, a call takes half the time of a spread one.
  if (numbers.length === 3) run(a, b, c);
  else if (numbers.length === 4) run(a, b, c, d);
  else run(...numbers);
  call.end();
}

function assertSameShapes(name: string, from: readonly Matrix[], to: readonly Matrix[]): void {
  const reference = to[0]!;
  for (let k = 0; k < from.length; k++) assertSame(name, "operand", k, from[k]!, reference);
  for (let j = 1; j < to.length; j++) assertSame(name, "result", j, to[j]!, reference);
}

function assertSame(name: string, kind: string, index: number, m: Matrix, reference: Matrix): void {
  const { rows, columns, dtype, data } = reference;
  if (m.rows === rows && m.columns === columns && m.dtype === dtype) {
    if (m.data.length === data.length) return;
  }
  assertSameShape(name, `${kind} ${index}`, m, "result 0", reference);
}
