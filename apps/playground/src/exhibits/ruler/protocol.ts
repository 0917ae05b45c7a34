import type { Status } from "@adjoint/gradcheck";
import type { DType } from "@adjoint/matrix";

/** The thing to measure: a weight of a network, the same with a wrong gradient, or relu at its corner. */
export type Subject = "weight" | "wrong" | "corner";

/** Which weight of the network. */
export interface Place {
  readonly tensor: number;
  readonly row: number;
  readonly column: number;
}

export interface RulerRequest {
  readonly subject: Subject;
  readonly place: Place;
  readonly dtype: DType;
}

/** A tensor of the network, and what the checker says of each entry. */
export interface CheckedTensor {
  readonly name: string;
  readonly statuses: readonly (readonly Status[])[];
}

/** A function of one number around a place, and its slope there. */
export interface Measurement {
  readonly subject: Subject;
  /** The number, what the function gives there, and the slope that backward claims. */
  readonly at: number;
  readonly value: number;
  readonly claimed: number;
  /** The function left and right of it. */
  readonly curve: { readonly places: readonly number[]; readonly values: readonly number[] };
  /** Central differences for each step, and how far they are from the claim. */
  readonly sweep: {
    readonly steps: readonly number[];
    readonly slopes: readonly number[];
    readonly errors: readonly number[];
    /** The function at each step to the left and to the right. */
    readonly left: readonly number[];
    readonly right: readonly number[];
  };
  /** The checker's verdict. */
  readonly verdict: {
    readonly status: Status;
    readonly numerical: number;
    readonly uncertainty: number | undefined;
  };
  readonly tensors: readonly CheckedTensor[];
}
