import type { GradientReport } from "./types.js";

/** Thrown when a gradient is not that of its forward. */
export class GradientError extends Error {
  override readonly name = "GradientError";
  /** Everything that was found, right and wrong. */
  readonly report: GradientReport;

  constructor(message: string, report: GradientReport) {
    super(message);
    this.report = report;
  }
}

export function assertPassed(functionName: string, report: GradientReport): void {
  if (report.passed) return;
  const lines = report.tensors.flatMap(({ name, counts, worst }) => {
    const bad = counts.fail + counts["non-finite"];
    if (bad === 0 || worst === undefined) return [];
    const { row, column, analytic, numerical, relative } = worst;
    return [
      `${bad} wrong in the gradient of ${name}, worst at [${row}, ${column}]: analytic ${analytic}, numerical ${numerical}, relative error ${relative}`,
    ];
  });
  throw new GradientError(`${functionName}: ${[...lines, ...report.faults].join("; ")}`, report);
}
