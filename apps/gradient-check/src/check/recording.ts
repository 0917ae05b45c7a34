import { isMatrix, type Matrix, matrix } from "@adjoint/matrix";
import type { Layer, Op, Pass } from "@adjoint/pass";
import { copyOf } from "./copy-of.js";
import type { Subject } from "./types.js";

/** The same subject, which remembers what it was given, and where it threw. */
export interface Recording {
  readonly subject: Subject;
  /** The first gradient of the output that backward got. */
  readonly upstream: () => Matrix | undefined;
  readonly threwIn: () => "forward" | "backward" | undefined;
}

/** Remembers the first upstream gradient, which a report does not have. */
export function recording(subject: Subject): Recording {
  let upstream: Matrix | undefined;
  let threwIn: "forward" | "backward" | undefined;
  const noting = <Result>(where: "forward" | "backward", call: () => Result): Result => {
    try {
      return call();
    } catch (error) {
      threwIn = where;
      throw error;
    }
  };
  const remembering = <Output, DOutput>(pass: Pass<Output, Matrix, DOutput>) =>
    typeof pass?.backward !== "function"
      ? pass
      : {
          output: pass.output,
          backward: (dOutput: DOutput) => {
            upstream ??= upstreamFrom(dOutput);
            return noting("backward", () => pass.backward(dOutput));
          },
        };
  const wrapped: Subject =
    "op" in subject
      ? {
          ...subject,
          op: withParameters(subject.op, (x, context) =>
            remembering(noting("forward", () => subject.op(x, context))),
          ),
        }
      : { ...subject, loss: (p) => remembering(noting("forward", () => subject.loss(p))) };
  return { subject: wrapped, upstream: () => upstream, threwIn: () => threwIn };
}

function withParameters(op: Op, wrapped: Op): Op {
  return "parameters" in op
    ? Object.assign(wrapped, { parameters: (op as Layer).parameters })
    : wrapped;
}

function upstreamFrom(dOutput: unknown): Matrix | undefined {
  if (typeof dOutput === "number") return matrix(1, 1, [dOutput]);
  if (!isMatrix(dOutput)) return undefined;
  return copyOf(dOutput);
}
