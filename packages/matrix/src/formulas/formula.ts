import { assertFunction, assertRecord } from "@adjoint/checks";
import type { KernelModule } from "../memory/kernel-module.js";

/** Numbers in, a number or several out. */
export type Formula = (...numbers: number[]) => number | readonly number[];

/** A formula of elements; with settings, it says how many of its parameters, the first ones, are elements. */
export type ElementwiseFormula = Formula | { readonly operands: number; readonly formula: Formula };

/** A formula of one to three elements, which broadcast; it may say what they are called in messages. */
export type BroadcastFormula =
  | ((...numbers: number[]) => number)
  | { readonly operands: readonly string[]; readonly formula: (...numbers: number[]) => number };

/** A formula that changes its first operands; it says what they are called in messages. Its other parameters are settings. */
export interface InPlaceFormula {
  readonly operands: readonly string[];
  readonly formula: Formula;
}

/** What the build makes of the formulas of a file: their float32 twins, and a module with their kernels. */
export interface Compiled<Name extends string> extends KernelModule {
  /** The formulas with every operation rounded to float32, but for those that storing the result rounds enough. */
  readonly float32: Readonly<Partial<Record<Name, Formula>>>;
  /** The operands that each kernel reads, counted from 0. */
  readonly operands: Readonly<Record<Name, readonly number[]>>;
}

/** Throws unless every entry is a formula, or a record that has one. */
export function assertFormulas(functionName: string, formulas: unknown): void {
  assertRecord(functionName, "formulas", formulas, "an object of formulas");
  for (const name in formulas) {
    const given = (formulas as Readonly<Record<string, { readonly formula?: unknown } | null>>)[
      name
    ];
    assertFunction(functionName, name, given?.formula ?? given, "a formula, a function of numbers");
  }
}
