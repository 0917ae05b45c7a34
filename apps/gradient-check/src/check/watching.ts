import type { Matrix } from "@adjoint/matrix";
import type { Layer, Op, Pass } from "@adjoint/pass";
import type { Subject } from "./types.js";

/** The same subject, with where it threw. */
export interface Watched {
  readonly subject: Subject;
  readonly threwIn: () => "forward" | "backward" | undefined;
}

/** Notes whether an error comes from a forward or from a backward, which an error does not say. */
export function watching(subject: Subject): Watched {
  let threwIn: "forward" | "backward" | undefined;
  const noting = <Result>(where: "forward" | "backward", call: () => Result): Result => {
    try {
      return call();
    } catch (error) {
      threwIn = where;
      throw error;
    }
  };
  const watched = <Output, DOutput>(run: () => Pass<Output, Matrix, DOutput>) => {
    const pass = noting("forward", run);
    if (typeof pass?.backward !== "function") return pass;
    return {
      output: pass.output,
      backward: (dOutput: DOutput) => noting("backward", () => pass.backward(dOutput)),
    };
  };
  const wrapped: Subject =
    "op" in subject
      ? {
          ...subject,
          op: withParameters(subject.op, (x, context) => watched(() => subject.op(x, context))),
        }
      : { ...subject, loss: (p) => watched(() => subject.loss(p)) };
  return { subject: wrapped, threwIn: () => threwIn };
}

function withParameters(op: Op, wrapped: Op): Op {
  return "parameters" in op
    ? Object.assign(wrapped, { parameters: (op as Layer).parameters })
    : wrapped;
}
