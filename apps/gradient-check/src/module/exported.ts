import type { ScalarLossPass } from "@adjoint/gradcheck";
import type { Matrix } from "@adjoint/matrix";
import type { Context, Op, Targets } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import type { Subject } from "../check/types.js";
import type { TargetKind } from "../rounds/target-kinds.js";
import { type Attempt, attempt } from "./attempt.js";
import { type Callable, callableFor, referenceFor } from "./callables.js";
import type { ExportSettings } from "./convention.js";

/** An export, and what its module says of it. */
export interface Exported {
  readonly name: string;
  readonly value: unknown;
  readonly settings: ExportSettings;
  /** Whether the module says that it is a loss. */
  readonly isLoss: boolean;
  readonly seed: number;
}

/** How an export is called: as an op, as a loss without targets or with them, or before a loss. */
export type Form = "op" | "alone" | "loss" | "network";

/** One way of calling an export. */
export interface Way {
  readonly form: Form;
  /** What a loss is compared with. */
  readonly targets: TargetKind | undefined;
}

type Losses = (predictions: Matrix, targets: Targets, context?: Context) => ScalarLossPass;

/** What there is to check of an export at x, called in one way; or why there is nothing. */
export interface Prepared {
  readonly subject?: Subject;
  /** Of the first forward: whether it gave a pass of the right kind, and a finite one. */
  readonly finite: boolean;
  readonly reason: string;
}

/** Makes the subject, and tries it forward. */
export function prepare(
  { value, settings, seed }: Exported,
  { form, targets }: Way,
  x: Matrix,
  context: Context | undefined,
): Prepared {
  const none = (reason: string): Prepared => ({ finite: false, reason });
  let called: Callable | string;
  let twin: Callable | undefined;
  try {
    called = callableFor(value, settings, x, seed);
    twin = referenceFor(settings, x, seed);
  } catch (error) {
    return none(`its create threw ${String(error)}`);
  }
  if (typeof called === "string") return none(called);
  const call = called;
  const given = context === undefined ? [] : [context];
  const tried = (wanted: Attempt["kind"], run: () => unknown, subject: () => Subject): Prepared => {
    const result = attempt(run);
    if (result.kind === "none") return none(result.reason);
    if (result.kind !== wanted) {
      return none(
        result.kind === "matrix"
          ? "its output is a matrix, and that of a loss is a number; what gives a matrix is checked as an op of one argument, without targets"
          : "its output is a number, and not a matrix",
      );
    }
    const reason = result.finite ? "" : "its output is not finite";
    return { subject: subject(), finite: result.finite, reason };
  };
  const drawn = (predictions: Matrix) => targets!.draw(predictions, randomState(seed));
  switch (form) {
    case "op":
      return tried(
        "matrix",
        () => call(x, ...given),
        () => ({ x, context, op: call as Op, ...(twin && { reference: twin as Op }) }),
      );
    case "alone":
      return tried(
        "number",
        () => call(x),
        () => ({
          x,
          loss: (m: Matrix) => call(m) as ScalarLossPass,
          ...(twin && { reference: (m: Matrix) => twin(m) as ScalarLossPass }),
        }),
      );
    case "loss": {
      let wanted: Targets;
      try {
        wanted = drawn(x);
      } catch (error) {
        return none(`its targets threw ${String(error)}`);
      }
      const loss = (of: Callable) => (m: Matrix) => of(m, wanted, ...given) as ScalarLossPass;
      const prepared = tried(
        "number",
        () => loss(call)(x),
        () => ({ x, loss: loss(call), ...(twin && { reference: loss(twin) }) }),
      );
      return prepared.subject === undefined
        ? { ...prepared, reason: `called with targets, as a loss, ${prepared.reason}` }
        : prepared;
    }
    case "network": {
      const first = attempt(() => call(x, ...given));
      if (first.kind !== "matrix") {
        return none(first.kind === "none" ? first.reason : "its output is a number, not a matrix");
      }
      const total = settings.loss as unknown as Losses;
      let wanted: Targets;
      try {
        wanted = drawn(first.output);
      } catch (error) {
        return none(`its targets threw ${String(error)}`);
      }
      const loss = (m: Matrix) => total(m, wanted);
      return tried(
        "number",
        () => loss(first.output),
        () => ({ x, context, network: call as Op, loss, ...(twin && { reference: twin as Op }) }),
      );
    }
  }
}
