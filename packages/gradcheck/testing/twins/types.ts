import type { CheckOptions, GradientReport, Mode } from "../../src/index.js";

/** How one function is checked at one seed. */
export type Check = (seed: number, mode: Mode) => GradientReport;

/** A function with a mistake, and the same without it. */
export interface Twins {
  readonly name: string;
  readonly wrong: readonly Check[];
  readonly right: readonly Check[];
  /** Why the function cannot always be told to be right. */
  readonly blurred?: string;
  /** Why the mistake does not show in random sums, where it does not. */
  readonly hiddenInSums?: string;
}

/** Twins of one kind: what a checker may stumble over. */
export interface Kind {
  readonly name: string;
  readonly twins: readonly Twins[];
}

export type Options = Omit<CheckOptions, "random" | "mode">;
