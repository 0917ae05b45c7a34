import type { Mode } from "@adjoint/gradcheck";
import { tensorsOf } from "./tensors.js";
import type { Subject } from "./types.js";

/** How long the differences of all entries may take, in milliseconds. */
const BUDGET = 1500;

/** The fastest of several is not held up by what else the machine does. */
const TRIES = 3;

/** Every entry, unless two forwards for each would take too long. */
export function modeFor(subject: Subject): Mode {
  const entries = tensorsOf(subject).reduce((total, { value }) => total + value.data.length, 0);
  let fastest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TRIES; i++) {
    const start = performance.now();
    forward(subject);
    fastest = Math.min(fastest, performance.now() - start);
  }
  return 2 * entries * fastest > BUDGET ? "projections" : "entries";
}

function forward(subject: Subject): void {
  const { x, context } = subject;
  if ("network" in subject) subject.loss(subject.network(x, context).output);
  else if ("op" in subject) subject.op(x, context);
  else subject.loss(x);
}
