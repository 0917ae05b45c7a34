import type { CheckOptions, GradientReport, Status } from "../../src/index.js";

/** A mistake that is easily made, and what has to find it. */
export interface Mutation {
  /** What is wrong, in a few words. */
  readonly mistake: string;
  /** In what it is made. */
  readonly where: string;
  readonly found: Finding;
  readonly check: (seed: number, options?: Omit<CheckOptions, "random">) => GradientReport;
}

/** A gradient that has such entries, or a fault that is told in these words. */
export type Finding =
  | { readonly tensor: string; readonly status: Status }
  | { readonly fault: string };
