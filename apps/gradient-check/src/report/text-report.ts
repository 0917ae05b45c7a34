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
  const list = (title: string, lines: readonly string[]) => {
    const items = lines.map((line) => `- ${wrap(line, width, "  ")}\n`);
    return lines.length === 0 ? "" : `${colors.bold(title)}\n${items.join("")}`;
  };
  const parts = [
    tableText(checksTable(checks), width, colors),
    ...explanationsOf(report).map((each) => explanationText(each, width, colors)),
    list("Inputs", inputsOf(checks)),
    list("Remarks", remarksOf(report)),
  ];
  if (comparison !== undefined) {
    const title = `Fused, separate, numerical, against 50 digits (${comparison.dtype})`;
    parts.push(
      `${colors.bold(wrap(title, width))}\n`,
      ...comparisonTables(comparison).map((table) => tableText(table, width, colors)),
      tableText(speedTable(comparison), width, colors),
      list("Verdict", comparison.verdict),
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
  const lines = [head, ...details].map((line) => wrap(line, width, "  "));
  return `${paint(mark)} ${lines.join("\n  ")}\n`;
}
