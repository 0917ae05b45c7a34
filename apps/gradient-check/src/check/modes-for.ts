import type { Mode } from "@adjoint/gradcheck";
import { tensorsOf } from "./tensors.js";
import type { Subject } from "./types.js";

/** How long the differences of all entries may take, in milliseconds: two forwards for each. */
const BUDGET = 1500;
/** An entry that is wrong takes some forty, and more at a corner: that all are is rare, and may take longer. */
const FORWARDS_IF_WRONG = 40;
const BUDGET_IF_WRONG = 4000;

/** In which modes a gradient is compared; the next one only where the one before does not fail. */
export type Modes = readonly [Mode, ...Mode[]];

/**
 * Every entry, unless that would take too long: random projections, where two forwards for each are
 * too many, and projections first, where it is too much if all are wrong.
 *
 * @param milliseconds that a forward takes
 */
export function modesFor(subject: Subject, milliseconds: number): Modes {
  const entries = tensorsOf(subject).reduce((total, { value }) => total + value.data.length, 0);
  if (2 * entries * milliseconds > BUDGET) return ["projections"];
  return entries > wrongEntriesWithin(milliseconds) ? ["projections", "entries"] : ["entries"];
}

/** How many entries there is time for, if all of them are wrong. */
export function wrongEntriesWithin(milliseconds: number): number {
  return BUDGET_IF_WRONG / (FORWARDS_IF_WRONG * milliseconds);
}
