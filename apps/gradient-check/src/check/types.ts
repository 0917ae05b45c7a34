import type { CheckOptions, GradientReport, ScalarLoss, Verdict } from "@adjoint/gradcheck";
import type { Matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";

/** Something with a gradient, and where to check it. */
export type Subject = { readonly x: Matrix } & (
  | { readonly op: Op; readonly reference?: Op }
  | { readonly loss: ScalarLoss; readonly reference?: ScalarLoss }
);

/** How every gradient is checked. */
export interface CheckSettings {
  readonly seed: number;
  /** Relative tolerance. @default gradcheck's own for the number format */
  readonly tolerance?: number | undefined;
  readonly options?: Pick<CheckOptions, "step" | "rtol" | "atol"> | undefined;
}

/** One gradient, checked. */
export interface Check {
  readonly name: string;
  /** Rows and columns of the input. */
  readonly shape: readonly [number, number];
  readonly verdict: Verdict;
  readonly milliseconds: number;
  /** With all entries of the tensors whose gradient failed, and of no others. */
  readonly report: GradientReport;
}
