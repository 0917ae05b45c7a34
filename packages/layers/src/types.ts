import type { DType, Matrix } from "@adjoint/matrix";
import type { RandomState } from "@adjoint/random";

/** What an initializer draws from, and the number format of its result. */
export interface InitializerContext {
  readonly random: RandomState;
  readonly dtype: DType;
}

/** Fills a new [rows, columns] parameter; for weights, rows are inputs and columns are units. */
export type Initializer = (rows: number, columns: number, context: InitializerContext) => Matrix;
