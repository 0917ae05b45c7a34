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
  if (isLoss) return lossOf(call, x, settings, random);
  const tried = attempt(() => call(x));
  if (isMatrix(tried.output)) return { x, op: call as Op };
  const alone = { x, loss: (m: Matrix) => call(m) as Pass<number, Matrix, number> };
  const standsAlone = typeof tried.output === "number";
  // With targets of the whole module, a loss gets them even where it could do without.
  if (standsAlone && settings.targets === undefined) return alone;
  const loss = lossOf(call, x, settings, random);
  if (typeof loss !== "string") return loss;
  if (standsAlone) return alone;
  if (loss === MATRIX_LOSS) return loss;
  if (settings.targets === undefined || loss === tried.reason) return tried.reason;
  return `${tried.reason}; called with targets, ${loss}`;
}

/** Of what is a loss as far as can be told. */
const MATRIX_LOSS =
  "called with targets, as a loss, its output is a matrix, and that of a loss is a number; what gives a matrix is checked as an op of one argument, without targets";

function lossOf(
  call: Callable,
  x: Matrix,
  { targets = labelsFor }: ExportSettings,
  random: RandomState,
): Subject | string {
  const wanted = targets(x, random);
  const tried = attempt(() => call(x, wanted));
  if (isMatrix(tried.output)) return MATRIX_LOSS;
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
