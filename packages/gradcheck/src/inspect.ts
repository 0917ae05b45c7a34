import { compareEntries } from "./compare-entries.js";
import { compareProjections } from "./compare-projections.js";
import { faultsOf } from "./faults.js";
import { assertSettings, tolerancesFor } from "./settings.js";
import type { Subject } from "./subject.js";
import { onTrial } from "./trial.js";
import type { CheckOptions, GradientReport } from "./types.js";
import { unseenBy } from "./unseen.js";
import { verdictOn } from "./verdict.js";

/** The check behind `checkGradient` and its kin, which differ in names alone. */
export function inspect(subject: Subject, options: CheckOptions): GradientReport {
  assertSettings(subject.functionName, options);
  const { random, mode = "entries", projections = 8, entries: keepEntries = false } = options;
  return onTrial(subject, random, ({ given, varied, evidence, probe, side }) => {
    const precision = { analytic: subject.x.dtype, numerical: side.dtype };
    const tolerances = tolerancesFor(precision.analytic, precision.numerical, options);
    const tensors = varied.map((tensor, i) => {
      const gradient = evidence.gradients[i]!;
      return mode === "entries"
        ? compareEntries(tensor, gradient, probe, tolerances, keepEntries)
        : compareProjections(tensor, gradient, probe, tolerances, projections, random, keepEntries);
    });
    const faults = faultsOf(given, evidence, tolerances);
    const verdict = verdictOn(tensors, faults);
    const unseen = unseenBy(mode, precision, tolerances, tensors);
    const passed = verdict === "passed";
    return { passed, verdict, mode, precision, tolerances, tensors, faults, unseen };
  });
}
