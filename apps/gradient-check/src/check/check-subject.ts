import { checkGradient, checkLossGradient, type TensorReport } from "@adjoint/gradcheck";
import { randomState } from "@adjoint/random";
import type { Check, CheckSettings, Subject } from "./types.js";

/** Checks one gradient at one input. */
export function checkSubject(name: string, subject: Subject, settings: CheckSettings): Check {
  const { x } = subject;
  const { seed, tolerance } = settings;
  const options = {
    random: randomState(seed),
    entries: true,
    ...settings.options,
    // In the proportion of gradcheck's own.
    ...(tolerance !== undefined && {
      rtol: tolerance,
      atol: tolerance * (x.dtype === "float32" ? 0.1 : 1e-3),
    }),
  };
  const start = performance.now();
  const report =
    "op" in subject
      ? checkGradient(subject.op, x, { ...options, ...pick(subject.reference) })
      : checkLossGradient(subject.loss, x, { ...options, ...pick(subject.reference) });
  const milliseconds = performance.now() - start;
  return {
    name,
    shape: [x.rows, x.columns],
    verdict: report.verdict,
    milliseconds,
    report: { ...report, tensors: report.tensors.map(withoutNeedlessEntries) },
  };
}

/** Entries are for what failed: of all the rest they would fill reports, and say nothing. */
function withoutNeedlessEntries({ entries, ...tensor }: TensorReport): TensorReport {
  const failed = tensor.counts.fail + tensor.counts["non-finite"] > 0;
  return failed && entries !== undefined ? { ...tensor, entries } : tensor;
}

function pick<Reference>(reference: Reference | undefined) {
  return reference === undefined ? {} : { reference };
}
