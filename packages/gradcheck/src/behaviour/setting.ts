import type { RandomState } from "@adjoint/random";
import type { Space } from "./space.js";

/** Where a subject is tried, and with what. */
export interface Setting {
  readonly random: RandomState;
  readonly space: Space;
  readonly frozen: readonly string[];
  readonly wrt: readonly string[] | undefined;
  readonly tolerance: { readonly rtol: number; readonly atol: number };
}
