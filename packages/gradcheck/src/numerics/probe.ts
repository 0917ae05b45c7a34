import type { DType } from "@adjoint/matrix";

/** What is differentiated: `Σ weights ∘ outputs`, as a function of values that are varied in place. */
export interface Probe {
  /** Those of a forward of the values as they are now; later calls leave them alone. */
  readonly outputs: () => ArrayLike<number>;
  /** The outputs where nothing is moved. */
  readonly base: ArrayLike<number>;
  /** One for each output; 0 for those that are left out. */
  readonly weights: ArrayLike<number>;
  /** The relative size of one rounding of an output. */
  readonly epsilon: number;
}

/** Half a unit in the last place of 1. */
export function epsilonOf(dtype: DType): number {
  return dtype === "float32" ? 1 / 0x1000000 : Number.EPSILON / 2;
}
