import type { Ansis } from "ansis";
import { checksTable } from "./checks-table.js";
import { comparisonTables } from "./comparison-tables.js";
import { speedTable } from "./curve-tables.js";
import { type Explanation, explanationsOf } from "./explanations.js";
import { inputsOf } from "./inputs-of.js";
import { remarksOf } from "./remarks.js";
import { summaryOf } from "./summary.js";
import { tableText } from "./table-text.js";
import type { Report } from "./types.js";
import { wrap } from "./wrap.js";

/** The report for a terminal or a pipe of so many columns. */
export function textReport(report: Report, width: number, colors: Ansis): string {
  const { checks, comparison } = report;
  const list = (lines: readonly string[]) =>
    lines.map((line) => `- ${wrap(line, width - 2).replaceAll("\n", "\n  ")}\n`).join("");
  const parts = [
    tableText(checksTable(checks), width, colors),
    list(inputsOf(checks)),
    ...explanationsOf(report).map((each) => explanationText(each, width, colors)),
    list(remarksOf(report)),
  ];
  if (comparison !== undefined) {
    const title = `Fused, separate, numerical, against 50 digits (${comparison.dtype})`;
    parts.push(
      `${colors.bold(wrap(title, width))}\n`,
      ...comparisonTables(comparison).map((table) => tableText(table, width, colors)),
      tableText(speedTable(comparison), width, colors),
      `${colors.bold("Verdict")}\n${list(comparison.verdict)}`,
    );
  }
  parts.push(`${colors.bold(wrap(summaryOf(report), width))}\n`);
  return parts.filter((part) => part !== "").join("\n");
}

function explanationText(
  { mark, head, details }: Explanation,
  width: number,
  colors: Ansis,
): string {
  const paint = mark === "?" ? colors.yellow : colors.red;
  const lines = [head, ...details].map((line) => wrap(line, width - 2).replaceAll("\n", "\n  "));
  return `${paint(mark)} ${lines.join("\n  ")}\n`;
}
