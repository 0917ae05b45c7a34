import { isMatrix, type Matrix } from "@adjoint/matrix";
import type { Op, Pass, Targets } from "@adjoint/pass";
import { type RandomState, randomState } from "@adjoint/random";
import type { Subject } from "../check/types.js";
import type { ExportSettings } from "./convention.js";

type Callable = (...given: readonly unknown[]) => unknown;

/** What there is to check of an export at x; a string says why there is nothing. */
export function subjectOf(
  value: unknown,
  x: Matrix,
  settings: ExportSettings,
  isLoss: boolean,
  seed: number,
): Subject | string {
  const random = randomState(seed);
  const { rows, columns, dtype } = x;
  const made = settings.create?.({ rows, columns, dtype, random }) ?? value;
  if (typeof made !== "function") return `it is ${typeof made}, and no function`;
  const call = made as Callable;
  if (isLoss || settings.targets !== undefined) return lossOf(call, x, settings, random);
  const tried = attempt(() => call(x));
  if (isMatrix(tried.output)) return { x, op: call as Op };
  if (typeof tried.output === "number") {
    return { x, loss: (m) => call(m) as Pass<number, Matrix, number> };
  }
  const loss = lossOf(call, x, settings, random);
  return typeof loss === "string" ? tried.reason : loss;
}

function lossOf(
  call: Callable,
  x: Matrix,
  { targets = labelsFor }: ExportSettings,
  random: RandomState,
): Subject | string {
  const wanted = targets(x, random);
  const tried = attempt(() => call(x, wanted));
  if (typeof tried.output !== "number") return tried.reason;
  return { x, loss: (m) => call(m, wanted) as Pass<number, Matrix, number> };
}

function labelsFor({ rows, columns }: Matrix, random: RandomState): Targets {
  return Array.from({ length: rows }, () => Math.floor(random.random() * columns));
}

/** The output of a pass, or the reason why there is none. */
function attempt(call: () => unknown): { readonly output?: unknown; readonly reason: string } {
  try {
    const pass = call();
    if (pass instanceof Promise) {
      pass.catch(() => {});
      return { reason: "it returns a promise; a pass is made at once" };
    }
    if (typeof pass !== "object" || pass === null || !("output" in pass && "backward" in pass)) {
      return { reason: "it returns no { output, backward }" };
    }
    if (typeof pass.backward !== "function") return { reason: "its backward is no function" };
    return { output: pass.output, reason: "its output is neither a matrix nor a number" };
  } catch (error) {
    return {
      reason: `it threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
    };
  }
}
