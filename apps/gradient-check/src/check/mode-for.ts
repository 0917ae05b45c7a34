import type { Mode } from "@adjoint/gradcheck";
import { tensorsOf } from "./tensors.js";
import type { Subject } from "./types.js";

/** How long the differences of all entries may take, in milliseconds. */
const BUDGET = 1500;

/** Every entry, unless two forwards for each would take too long. */
export function modeFor(subject: Subject): Mode {
  const entries = tensorsOf(subject).reduce((total, { data }) => total + data.length, 0);
  forward(subject);
  const start = performance.now();
  forward(subject);
  return 2 * entries * (performance.now() - start) > BUDGET ? "projections" : "entries";
}

function forward(subject: Subject): void {
  const { x, context } = subject;
  if ("network" in subject) subject.loss(subject.network(x, context).output);
  else if ("op" in subject) subject.op(x, context);
  else subject.loss(x);
}
