import type { Matrix } from "@adjoint/matrix";
import type { Entry } from "../types.js";

/** The gradient of one matrix at one input, entry by entry. */
export interface Compared {
  /** What the matrix is called: `x`, `weights`. */
  readonly name: string;
  /** The values that the gradient belongs to. */
  readonly values: Matrix;
  /** What was compared, of some of its entries or of all; in any order. */
  readonly entries: readonly Pick<Entry, "row" | "column" | "analytic" | "numerical" | "status">[];
  /** The gradient of the output that backward was given; of a loss, one number. */
  readonly upstream?: Matrix;
  /** How many rows the input had, where the matrix is not the input. @default the rows of `values` */
  readonly batch?: number;
}

/** One entry, with all that may explain it. */
export interface Point {
  readonly row: number;
  readonly column: number;
  /** The value that the gradient belongs to. */
  readonly x: number;
  readonly analytic: number;
  readonly numerical: number;
  readonly wrong: boolean;
}

/** The points of one gradient, and the sizes that a forgotten factor may come from. */
export interface Group {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly batch: number;
  readonly upstream: Matrix | undefined;
  readonly points: readonly Point[];
}
