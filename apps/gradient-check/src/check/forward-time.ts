import type { Subject } from "./types.js";

/** The fastest of several is not held up by what else the machine does. */
const TRIES = 3;

/** How long one forward takes, in milliseconds. */
export function forwardTime(subject: Subject, now: () => number = () => performance.now()): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TRIES; i++) {
    const start = now();
    forward(subject);
    fastest = Math.min(fastest, now() - start);
  }
  return fastest;
}

function forward(subject: Subject): void {
  const { x, context } = subject;
  if ("network" in subject) subject.loss(subject.network(x, context).output);
  else if ("op" in subject) subject.op(x, context);
  else subject.loss(x);
}
