import type { DType } from "@adjoint/matrix";
import type { Check, CheckSettings } from "../check/types.js";

/** What the child is asked for. */
export interface Job extends CheckSettings {
  /** The module's absolute path. */
  readonly path: string;
  /** The exports to check; all that can be where there are none. */
  readonly exports: readonly string[];
  readonly dtype: DType;
}

/** An export that is no pass, with the reason. */
export interface Skipped {
  readonly name: string;
  readonly reason: string;
}

/** What the child tells. */
export type Message =
  | { readonly type: "about"; readonly text: string }
  | { readonly type: "check"; readonly check: Check }
  | { readonly type: "skipped"; readonly skipped: Skipped }
  | { readonly type: "error"; readonly text: string }
  | { readonly type: "done" };
