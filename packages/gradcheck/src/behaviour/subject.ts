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
  /** Whether the output is the number of a loss, whose upstream gradient is 1 where none is given. */
  readonly loss: boolean;
}
