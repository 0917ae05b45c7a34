import type { Matrix } from "@adjoint/matrix";
import type { Pass } from "@adjoint/pass";
import type { Varied } from "../types.js";
import type { Trained } from "./backwards.js";

/** A first forward, and what belongs to it. */
export interface First {
  readonly pass: Pass<Matrix>;
  readonly trained: readonly Trained[];
  readonly labelled: readonly Varied[];
  /** The input before that forward. */
  readonly given: Matrix;
}
