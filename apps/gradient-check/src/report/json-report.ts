import type { Report } from "./types.js";

/** The report as one JSON object; NaN and infinities become strings, so that they can be told apart. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, (key, value: unknown) => {
    // Those of the comparison are plain numbers: many, and drawn in the page.
    if (key === "entries" && Array.isArray(value) && typeof value[0] === "number") return undefined;
    return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
  })}\n`;
}
