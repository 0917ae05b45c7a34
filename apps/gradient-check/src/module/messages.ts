import type { DType } from "@adjoint/matrix";
import type { Check, CheckSettings, Finding } from "../check/types.js";

/** What the child is asked for. */
export interface Job extends Pick<CheckSettings, "seed" | "tolerance"> {
  /** The module's absolute path. */
  readonly path: string;
  /** The exports to check; all that can be where there are none. */
  readonly exports: readonly string[];
  /** Exports that are done with: after one that ended the process, the rest is checked in another. */
  readonly done?: readonly string[];
  readonly dtype: DType;
}

/** An export that is no pass, with the reason. */
export interface Skipped {
  readonly name: string;
  readonly reason: string;
}

/** What was found out about an export, or left out of its checks. */
export interface Note {
  readonly name: string;
  readonly text: string;
}

/** What the child tells. */
export type Message =
  | { readonly type: "about"; readonly text: string; readonly name?: string }
  | { readonly type: "check"; readonly check: Check }
  | { readonly type: "findings"; readonly findings: readonly Finding[] }
  | { readonly type: "note"; readonly note: Note }
  | { readonly type: "skipped"; readonly skipped: Skipped }
  | { readonly type: "error"; readonly text: string }
  | { readonly type: "done" };
