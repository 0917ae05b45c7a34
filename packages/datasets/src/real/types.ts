import type { DType } from "@adjoint/matrix";
import type { Dataset } from "../types.js";

/** Real data, with what its numbers are called. */
export interface NamedDataset extends Dataset {
  /** What each column of x is. */
  readonly featureNames: readonly string[];
  /** What each class is. */
  readonly classNames: readonly string[];
}

/** How real data is given. */
export interface RealDataOptions {
  /** Number format of x. @default "float64" */
  readonly dtype?: DType;
}
