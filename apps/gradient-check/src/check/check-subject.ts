import type { CheckOptions, TensorReport } from "@adjoint/gradcheck";
import { randomState } from "@adjoint/random";
import { copyOf } from "./copy-of.js";
import { forwardTime } from "./forward-time.js";
import { type Modes, modesFor, wrongEntriesWithin } from "./modes-for.js";
import { narrow } from "./narrow.js";
import { isWrong, runModes } from "./run-modes.js";
import { tensorsOf } from "./tensors.js";
import type { Check, Checked, CheckSettings, ComparedTensor, Subject } from "./types.js";
import { watching } from "./watching.js";

/** What is special about an input. */
interface Place {
  readonly inputs: string;
  readonly extra: boolean;
  /** Whether the entries of projections that are wrong are looked at, which takes a while. */
  readonly narrows?: boolean;
}

/** One that was asked for. */
const PLAIN: Place = { inputs: "", extra: false };

/** Checks one gradient at one input. What the subject throws becomes an error of the check. */
export function checkSubject(
  name: string,
  subject: Subject,
  settings: CheckSettings,
  { inputs, extra, narrows = true }: Place = PLAIN,
): Checked {
  const { rows, columns } = subject.x;
  const base = { name, inputs, extra, shape: [rows, columns] as const };
  const watched = watching(subject);
  const start = performance.now();
  try {
    const known = tensorsOf(subject).map(
      ({ name: tensor, value }) => [tensor, copyOf(value)] as const,
    );
    const values = new Map(known);
    const indexOf = (tensor: string) => known.findIndex(([own]) => own === tensor);
    const options = optionsOf(subject, settings);
    const milliseconds = forwardTime(subject);
    const modes: Modes =
      settings.mode === undefined ? modesFor(subject, milliseconds) : [settings.mode];
    const entriesOf = (tensor: string) =>
      narrow(subject, indexOf(tensor), options, wrongEntriesWithin(milliseconds));
    const { upstream, ...full } = runModes(watched.subject, modes, () =>
      optionsOf(subject, settings),
    );
    const { mode } = full;
    const tensors = full.tensors.map((tensor) =>
      mode === "projections" && isWrong(tensor)
        ? { ...tensor, entries: narrows ? entriesOf(tensor.name) : [] }
        : tensor,
    );
    const report = { ...full, tensors: tensors.map(withoutNeedlessEntries) };
    const check: Check = {
      ...base,
      verdict: report.verdict,
      milliseconds: performance.now() - start,
      report,
    };
    const compared = tensors.flatMap(({ name: tensor, entries = [], ...rest }): ComparedTensor[] =>
      mode === "projections" && !isWrong(rest)
        ? []
        : [
            {
              name: tensor,
              values: values.get(tensor)!,
              entries,
              batch: rows,
              // Of entries that were narrowed down to, it was another one.
              ...(mode === "entries" && upstream && { upstream }),
            },
          ],
    );
    return { check, compared };
  } catch (error) {
    const where = watched.threwIn();
    const check: Check = {
      ...base,
      verdict: where === "backward" ? "failed" : "error",
      milliseconds: performance.now() - start,
      error: `${where === "backward" ? "its backward" : "it"} threw ${describeThrown(error)}`,
    };
    return { check, compared: [] };
  }
}

/** An error with its kind; anything else as text. */
export function describeThrown(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function optionsOf({ x }: Subject, { seed, tolerance, options }: CheckSettings): CheckOptions {
  return {
    random: randomState(seed),
    entries: true,
    ...options,
    // In the proportion of gradcheck's own.
    ...(tolerance !== undefined && {
      rtol: tolerance,
      atol: tolerance * (x.dtype === "float32" ? 0.1 : 1e-3),
    }),
  };
}

/** Entries are for what failed: of all the rest they would fill reports, and say nothing. */
function withoutNeedlessEntries({ entries, ...tensor }: TensorReport): TensorReport {
  return isWrong(tensor) && entries !== undefined ? { ...tensor, entries } : tensor;
}
