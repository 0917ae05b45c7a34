import { asType, type Matrix } from "@adjoint/matrix";
import type { Context } from "@adjoint/pass";
import { epsilonOf, type Probe } from "../numerics/probe.js";
import type { Varied } from "../types.js";
import { runBackward, standing, type Trained, type Writing } from "./backwards.js";
import type { NumericalSide } from "./numerical-side.js";
import { copy } from "./restoring.js";
import type { Subject } from "./subject.js";

/** The values as they are now, with the gradients there, and how to vary them. */
export interface Site {
  readonly gradients: readonly Matrix[];
  /** Of a float32 op: the gradients that its own float64 run gives, where there is one. */
  readonly witnesses: readonly Matrix[] | undefined;
  /** What is varied for the differences. */
  readonly varied: readonly Varied[];
  readonly probe: Probe;
}

/** What stays the same wherever the values go. */
export interface Ground {
  readonly subject: Subject;
  readonly side: NumericalSide;
  readonly upstream: Matrix;
  readonly trained: readonly Trained[];
  readonly writings: readonly Writing[];
}

/** Goes forward and back at the values as they are now; `gradients` where that has been done. */
export function siteOf(ground: Ground, gradients?: readonly Matrix[]): Site {
  const { subject, side, upstream, trained, writings } = ground;
  const { op, x, context } = subject;
  side.follow();
  const run = () =>
    runBackward(op(copy(x), context), upstream, trained, (i) => standing(writings[i])).all;
  const found = gradients ?? run();
  return {
    gradients: found,
    witnesses: side.own ? witnessesOf(side, upstream, context) : undefined,
    varied: side.varied,
    probe: probeOf(side, upstream, context),
  };
}

function witnessesOf({ op, x }: NumericalSide, upstream: Matrix, context: Context | undefined) {
  try {
    return [copy(op(copy(x), context).backward(asType(upstream, "float64")))];
  } catch {
    // A backward that knows float32 alone has nothing to add.
    return undefined;
  }
}

function probeOf({ op, x, dtype }: NumericalSide, upstream: Matrix, context: Context | undefined) {
  // A matrix of its own every time: an op may remember results by the matrix that it was given.
  const outputs = () => op(copy(x), context).output.data.slice();
  return { outputs, base: outputs(), weights: copy(upstream).data, epsilon: epsilonOf(dtype) };
}
