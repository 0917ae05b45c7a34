import type { CheckOptions, GradientReport, TensorReport } from "@adjoint/gradcheck";
import type { Modes } from "./modes-for.js";
import { runCheck } from "./run-check.js";
import type { Subject } from "./types.js";

/**
 * The report of the first mode in which a gradient is wrong, or of the last.
 *
 * @param freshOptions gives those of one run, with a stream that nothing was drawn from
 */
export function runModes(
  subject: Subject,
  [mode, next, ...others]: Modes,
  freshOptions: () => CheckOptions,
): GradientReport {
  const report = runCheck(subject, { ...freshOptions(), mode });
  return next === undefined || report.tensors.some(isWrong)
    ? report
    : runModes(subject, [next, ...others], freshOptions);
}

export function isWrong({ counts }: Pick<TensorReport, "counts">): boolean {
  return counts.fail + counts["non-finite"] > 0;
}
