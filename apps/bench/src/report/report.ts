import type { Machine } from "../machine.js";
import type { Section } from "../results.js";
import type { Verdict } from "../targets.js";

/** All that a run found: what `--json` writes. */
export interface Report {
  readonly date: string;
  readonly quick: boolean;
  readonly machine: Machine;
  /** Versions of who took part, by name. */
  readonly versions: Readonly<Record<string, string>>;
  readonly sections: readonly Section[];
  readonly targets: readonly Verdict[];
}
