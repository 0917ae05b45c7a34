import type { GradientReport } from "../types.js";
import { problemsOf } from "./problems.js";

/** Thrown when a gradient is not that of its forward, or cannot be told to be. */
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
  throw new GradientError(`${functionName}: ${problemsOf(report).join("; ")}`, report);
}
