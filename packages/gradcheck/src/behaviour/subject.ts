import type { Matrix } from "@adjoint/matrix";
import type { Context, Op } from "@adjoint/pass";

/** What is checked, and where. */
export interface Subject {
  /** What errors begin with. */
  readonly functionName: string;
  readonly inputName: string;
  readonly op: Op;
  readonly x: Matrix;
  readonly context: Context | undefined;
  readonly reference: Op | undefined;
}
