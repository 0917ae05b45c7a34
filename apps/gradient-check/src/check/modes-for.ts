import type { Mode } from "@adjoint/gradcheck";
import { tensorsOf } from "./tensors.js";
import type { Subject } from "./types.js";

/** How long the differences of all entries may take, in milliseconds: two forwards for each. */
const BUDGET = 1500;
/** An entry that is wrong takes some forty, and more at a corner: that all are is rare, and may take longer. */
const FORWARDS_IF_WRONG = 40;
const BUDGET_IF_WRONG = 4000;

/** The fastest of several is not held up by what else the machine does. */
const TRIES = 3;

/** In which modes a gradient is compared; the next one only where the one before does not fail. */
export type Modes = readonly [Mode, ...Mode[]];

/**
 * Every entry, unless that would take too long: random projections, where two forwards for each are
 * too many, and projections first, where it is too much if all are wrong.
 */
export function modesFor(subject: Subject, now: () => number = () => performance.now()): Modes {
  const entries = tensorsOf(subject).reduce((total, { value }) => total + value.data.length, 0);
  let fastest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TRIES; i++) {
    const start = now();
    forward(subject);
    fastest = Math.min(fastest, now() - start);
  }
  if (2 * entries * fastest > BUDGET) return ["projections"];
  return FORWARDS_IF_WRONG * entries * fastest > BUDGET_IF_WRONG
    ? ["projections", "entries"]
    : ["entries"];
}

function forward(subject: Subject): void {
  const { x, context } = subject;
  if ("network" in subject) subject.loss(subject.network(x, context).output);
  else if ("op" in subject) subject.op(x, context);
  else subject.loss(x);
}
