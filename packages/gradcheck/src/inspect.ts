import { type RandomState, randomState } from "@adjoint/random";
import { type Evaluation, onEvaluation } from "./behaviour/evaluation.js";
import { spaceOf } from "./behaviour/space.js";
import type { Subject } from "./behaviour/subject.js";
import { compareEntries } from "./comparison/compare-entries.js";
import { compareProjections } from "./comparison/compare-projections.js";
import { staleFaults } from "./comparison/stale.js";
import { assertInDomain } from "./options.js";
import { summarize } from "./report/summarize.js";
import { unseenBy } from "./report/unseen.js";
import { verdictOn } from "./report/verdict.js";
import { tolerancesFor } from "./tolerances.js";
import type { CheckOptions, GradientReport } from "./types.js";

/** The check behind `checkGradient` and its kin, which differ in names alone. */
export function inspect(subject: Subject, options: CheckOptions): GradientReport {
  const { random = randomState(0) } = options;
  const { rtol = 0, atol = 0, simplex = false, frozen = [], wrt } = options;
  const space = spaceOf(options.domain, simplex);
  const { functionName, inputName, x } = subject;
  if (simplex || options.domain !== undefined) {
    assertInDomain(functionName, inputName, x, space.bounds, simplex);
  }
  const setting = { random, space, frozen, wrt, tolerance: { rtol, atol } };
  return onEvaluation(subject, setting, (evaluation) =>
    reportOn(evaluation, subject, options, random),
  );
}

function reportOn(
  evaluation: Evaluation,
  subject: Subject,
  options: CheckOptions,
  random: RandomState,
): GradientReport {
  const { mode = "entries", projections = 8, entries: keepEntries = false } = options;
  const precision = { analytic: subject.x.dtype, numerical: evaluation.side.dtype };
  const tolerances = tolerancesFor(precision.analytic, precision.numerical, options);
  const usual = tolerancesFor(precision.analytic, precision.numerical, {}).rtol;
  const strictness = Math.min(1, tolerances.rtol / usual);
  const manner = { tolerances, given: options.atol ?? 0, strictness };
  const compared = evaluation.tensors.map((tensor) => ({
    name: tensor.name,
    ...(mode === "entries"
      ? compareEntries(evaluation, tensor, manner)
      : compareProjections(evaluation, tensor, manner, projections, random)),
  }));
  const tensors = compared.map(({ name, entries }) => summarize(name, entries, keepEntries));
  const faults = [...evaluation.faults, ...compared.flatMap((each) => each.faults)];
  const plain = verdictOn(tensors, faults) !== "failed";
  // At other values only what seems right here has more to tell.
  if (plain) faults.push(...staleFaults(evaluation, manner, random));
  const verdict = verdictOn(tensors, faults);
  const unseen = unseenBy({ mode, precision, tolerances, evaluation, compared, tensors });
  const passed = verdict === "passed";
  const { upstream } = evaluation;
  return {
    passed,
    verdict,
    mode,
    precision,
    tolerances,
    tensors,
    faults,
    unseen,
    ...(keepEntries && { upstream }),
  };
}
