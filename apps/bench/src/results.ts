import type { Summary } from "./statistics.js";

/** What one contender took for a case, or why it is not known. */
export interface Result {
  readonly contender: string;
  readonly seconds?: Summary;
  readonly reason?: string;
}

/** The same work, done by each contender; the first is ours. */
export interface CaseResult {
  readonly name: string;
  /** What times are divided by: floating-point operations, elements, rows; 1 for a step. */
  readonly work: number;
  readonly results: readonly Result[];
}

/** A figure that is not a time. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** Of the value: "GFLOP/s", "bytes", "MB", "ms". */
  readonly unit: string;
}

/** One kind of work. */
export interface Section {
  readonly name: string;
  readonly title: string;
  /** How times are shown. */
  readonly measure: "time" | "rate" | "element" | "row";
  readonly cases: readonly CaseResult[];
  readonly figures: readonly Figure[];
  /** What is to be known to read it. */
  readonly notes: readonly string[];
  /** A drawing in characters. */
  readonly plot?: string;
}

/** The median seconds of a contender in a case, if it was measured. */
export function medianOf(
  sections: readonly Section[],
  section: string,
  name: string,
  contender: string,
): number | undefined {
  return sections
    .find((s) => s.name === section)
    ?.cases.find((c) => c.name === name)
    ?.results.find((r) => r.contender === contender)?.seconds?.median;
}

/** A figure of a section, if it was measured. */
export function figureOf(
  sections: readonly Section[],
  section: string,
  name: string,
): number | undefined {
  return sections.find((s) => s.name === section)?.figures.find((f) => f.name === name)?.value;
}
