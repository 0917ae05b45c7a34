import type { Mode } from "@adjoint/gradcheck";
import type { Matrix } from "@adjoint/matrix";
import { checkSubject } from "../check/check-subject.js";
import { describeRound, describeRounds } from "../check/describe-round.js";
import { findingsOf } from "../check/findings-of.js";
import type { Check, Checked, CheckSettings } from "../check/types.js";
import { movesIn } from "../plan/check-on.js";
import type { Plan } from "../plan/plan.js";
import { ROUND_NAMES, roundsFor } from "../rounds/rounds-for.js";
import { type Exported, prepare } from "./exported.js";
import type { Job, Message } from "./messages.js";

/** A round that cannot be made. */
interface LeftOut extends Pick<Check, "inputs" | "shape"> {
  readonly reason: string;
}

/** Checks one export, round by round, and says at the end what is wrong with it. */
export function* checkExport(exported: Exported, plan: Plan, job: Job): Generator<Message> {
  const { name, settings, seed } = exported;
  const { domain, shapes, way } = plan;
  const { inputs = [], context, rounds: names = ROUND_NAMES } = settings;
  const { dtype } = job;
  const note = (text: string): Message => ({ type: "note", note: { name, text } });
  for (const text of plan.notes) yield note(text);
  const all: Checked[] = [];
  const leftOut: LeftOut[] = [];
  for (const round of roundsFor({ domain, shapes, inputs, names, context, dtype, seed })) {
    const { x, label, extra } = round;
    const shape = [x.rows, x.columns] as const;
    const at = describeRound({ inputs: label, shape });
    yield { type: "about", name, text: `checking ${name} at ${at}` };
    const { subject, finite, reason } = prepare(exported, way, x, round.context);
    if (extra && (subject === undefined || !finite)) {
      leftOut.push({ inputs: label, shape, reason });
      continue;
    }
    // What is wrong with one input is likely wrong with the next, and need not be narrowed down again.
    const narrows = all.every(({ compared }) => compared.length === 0);
    const checked: Checked =
      subject === undefined
        ? {
            compared: [],
            check: {
              name,
              inputs: label,
              shape,
              extra,
              verdict: "error",
              milliseconds: 0,
              error: reason,
            },
          }
        : checkSubject(name, subject, settingsFor(exported, plan, x, job), {
            inputs: label,
            extra,
            narrows,
          });
    all.push(checked);
    yield { type: "check", check: checked.check };
  }
  // What is wrong with an input that was asked for is told as an error.
  const errors = new Set(all.map(({ check }) => check.error));
  const untold = leftOut.filter(({ reason }) => !errors.has(reason));
  for (const text of leftOutNotes(untold)) yield note(text);
  yield { type: "findings", findings: findingsOf(all) };
}

function settingsFor(
  { settings, seed }: Exported,
  { domain, simplex }: Plan,
  x: Matrix,
  { tolerance }: Job,
): CheckSettings {
  const { projections, options } = settings;
  const mode: Mode | undefined =
    projections === undefined ? undefined : projections === false ? "entries" : "projections";
  return {
    seed,
    tolerance,
    mode,
    options: {
      ...options,
      ...movesIn(domain, simplex, x),
      ...(typeof projections === "number" && { projections }),
    },
  };
}

/** Rounds that were left out for the same reason, together. */
function leftOutNotes(leftOut: readonly LeftOut[]): readonly string[] {
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const rounds = leftOut.filter((each) => each.reason === reason);
    return `not checked at ${describeRounds(rounds).join(", ")}: ${reason}`;
  });
}
