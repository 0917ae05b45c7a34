import { checkGradient, checkLossGradient, numericalGradient } from "@adjoint/gradcheck";
import { full, generate, type Matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import type { Check, CheckSettings, Subject } from "./types.js";

/** Checks one gradient at one input. */
export function checkSubject(name: string, subject: Subject, settings: CheckSettings): Check {
  const { x } = subject;
  const { seed, tolerance } = settings;
  const options = {
    random: randomState(seed),
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
  const bad = report.tensors[0]!.counts.fail + report.tensors[0]!.counts["non-finite"] > 0;
  return {
    name,
    shape: [x.rows, x.columns],
    verdict: report.verdict,
    milliseconds,
    report,
    ...(bad && { errors: errorsOf(subject, seed) }),
  };
}

function pick<Reference>(reference: Reference | undefined) {
  return reference === undefined ? {} : { reference };
}

/** The relative error of every entry, for a picture: plain differences, with weights of their own. */
function errorsOf(subject: Subject, seed: number): readonly number[] {
  const { x } = subject;
  if (x.dtype !== "float64") return [];
  const op: Op =
    "op" in subject
      ? subject.op
      : (m) => {
          const pass = subject.loss(m);
          return {
            output: full(1, 1, pass.output),
            backward: (dOutput) => pass.backward(dOutput.data[0]!),
          };
        };
  const random = randomState(seed);
  const pass = op(x);
  const { rows, columns } = pass.output;
  const upstream = generate(rows, columns, () => random.uniform(0.5, 1.5));
  const analytic = pass.backward(upstream).data;
  const numerical = numericalGradient(() => dot(op(x).output, upstream), x).data;
  return Array.from(numerical, (n, k) => {
    const a = analytic[k] ?? Number.NaN;
    return a === n ? 0 : Math.abs(a - n) / Math.max(Math.abs(a), Math.abs(n));
  });
}

function dot(a: Matrix, b: Matrix): number {
  let total = 0;
  for (let k = 0; k < a.data.length; k++) total += a.data[k]! * b.data[k]!;
  return total;
}
