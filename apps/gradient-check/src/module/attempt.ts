import { isMatrix, type Matrix } from "@adjoint/matrix";
import { describeThrown } from "../check/check-subject.js";

/** What a call gave: the output of a pass, or the reason why there is none. */
export type Attempt =
  | { readonly kind: "matrix"; readonly output: Matrix; readonly finite: boolean }
  | { readonly kind: "number"; readonly output: number; readonly finite: boolean }
  | { readonly kind: "none"; readonly reason: string; readonly threw: boolean };

/** Calls, and looks at what comes back. */
export function attempt(call: () => unknown): Attempt {
  let pass: unknown;
  try {
    pass = call();
  } catch (error) {
    return { kind: "none", reason: `it threw ${describeThrown(error)}`, threw: true };
  }
  const none = (reason: string): Attempt => ({ kind: "none", reason, threw: false });
  if (pass instanceof Promise) {
    pass.catch(() => {});
    return none("it returns a promise; a pass is made at once");
  }
  if (typeof pass === "function") {
    return none("it returns a function, as a factory does");
  }
  if (typeof pass !== "object" || pass === null || !("output" in pass && "backward" in pass)) {
    return none("it returns no { output, backward }");
  }
  if (typeof pass.backward !== "function") return none("its backward is no function");
  const { output } = pass;
  if (typeof output === "number")
    return { kind: "number", output, finite: Number.isFinite(output) };
  if (!isMatrix(output)) return none("its output is neither a matrix nor a number");
  return { kind: "matrix", output, finite: output.data.every(Number.isFinite) };
}
