import { isMatrix, type Matrix, zeros } from "@adjoint/matrix";
import type { Parameter, Pass } from "@adjoint/pass";
import { copy } from "./restoring.js";

/** A trained parameter, and how its gradient is told from what stood there before. */
export interface Trained {
  readonly name: string;
  readonly parameter: Parameter;
}

/** How backward treats what stands in a parameter's gradient. */
export type Writing = "assigned" | "added" | "never" | "partly";

/** The gradients of the input and of the parameters. */
export interface Gradients {
  readonly all: readonly Matrix[];
  /** The very matrix that backward gave: a later call must leave it alone. */
  readonly raw: Matrix | undefined;
}

/** Runs a backward, with `stands` in every parameter's gradient; no matrix is an empty one. */
export function runBackward(
  pass: Pass<Matrix>,
  dOutput: Matrix,
  trained: readonly Trained[],
  stands: (index: number) => number,
): Gradients {
  trained.forEach(({ parameter }, i) => {
    parameter.gradient.data.fill(stands(i));
  });
  const dInput: unknown = pass.backward(dOutput);
  const raw = isMatrix(dInput) ? dInput : undefined;
  const all = [raw ?? zeros(0, 0), ...trained.map(({ parameter }) => parameter.gradient)].map(copy);
  return { all, raw };
}

/** How each parameter's gradient is written, as two backwards over other numbers show. */
export function writingsOf(
  pass: Pass<Matrix>,
  upstream: Matrix,
  trained: readonly Trained[],
): Writing[] {
  // A gradient that is not written, or added to, stays NaN.
  const overNaN = runBackward(pass, upstream, trained, () => Number.NaN).all;
  if (overNaN.slice(1).every(({ data }) => !data.some(Number.isNaN))) {
    return trained.map(() => "assigned");
  }
  const overZeros = runBackward(pass, upstream, trained, () => 0).all;
  const overOnes = runBackward(pass, upstream, trained, () => 1).all;
  return trained.map((_, i) => {
    const zero = overZeros[i + 1]!.data;
    const one = overOnes[i + 1]!.data;
    let stayed = 0;
    let grew = 0;
    zero.forEach((value, k) => {
      if (value === 0 && one[k] === 1) stayed += 1;
      else if (value !== one[k] && Math.abs(one[k]! - value - 1) < 1e-3) grew += 1;
    });
    if (grew > 0) return "added";
    if (stayed === 0) return "assigned";
    return stayed === zero.length ? "never" : "partly";
  });
}

/** What stands in a gradient before backward: NaN, unless backward adds to it. */
export function standing(writing: Writing | undefined): number {
  return writing === "added" ? 0 : Number.NaN;
}
