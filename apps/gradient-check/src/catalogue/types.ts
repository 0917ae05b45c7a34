import type { DType, Matrix } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";
import type { Subject } from "../check/types.js";

/** What an entry is made from. */
export interface Draw {
  readonly rows: number;
  readonly columns: number;
  readonly dtype: DType;
  readonly random: RandomState;
  /** Rows and columns of normal numbers in the dtype. */
  readonly normal: (rows: number, columns: number) => Matrix;
  /** One class index a row. */
  readonly labels: () => readonly number[];
  /** Rows of probabilities. */
  readonly probabilities: () => Matrix;
}

/** One op, layer or loss of the family, with its options. */
export interface CatalogueEntry {
  readonly name: string;
  /** Shapes of the input it is checked at. */
  readonly shapes: readonly (readonly [number, number])[];
  readonly make: (draw: Draw) => Subject;
}
