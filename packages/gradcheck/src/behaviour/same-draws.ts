import { type Context, type Op, parametersOf } from "@adjoint/pass";
import { restoreRandomState } from "@adjoint/random";
import type { Subject } from "./subject.js";

/** A subject whose every forward draws the same, from the place where the context's `random` is now. */
export function withSameDraws(subject: Subject): Subject {
  const { context, op, reference } = subject;
  if (context?.random === undefined) return subject;
  const snapshot = context.random.state();
  const again = (inner: Op): Op => {
    const forward: Op = (x, given?: Context) =>
      inner(x, { ...given, random: restoreRandomState(snapshot) });
    return Object.assign(forward, { parameters: parametersOf(inner) });
  };
  return { ...subject, op: again(op), reference: reference && again(reference) };
}
