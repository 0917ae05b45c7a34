import { checksTable } from "./checks-table.js";
import { comparisonTables } from "./comparison-tables.js";
import { speedTable } from "./curve-tables.js";
import { type Explanation, explanationsOf } from "./explanations.js";
import { inputsOf } from "./inputs-of.js";
import { OUTCOME_MARKS, overall } from "./outcomes.js";
import { remarksOf } from "./remarks.js";
import { summaryOf } from "./summary.js";
import type { Table } from "./table.js";
import type { Report } from "./types.js";

/** The report for a pull request: what failed in sight, the rest folded away. */
export function markdownReport(report: Report): string {
  const { checks, comparison } = report;
  const remarks = remarksOf(report);
  const parts = [
    `## Gradients: ${OUTCOME_MARKS[overall(checks)]}`,
    summaryOf(report),
    explanationsOf(report).map(explanation).join("\n"),
    markdownTable(checksTable(checks)),
    `Inputs:\n\n${list(inputsOf(checks))}`,
    remarks.length === 0 ? "" : `Remarks:\n\n${list(remarks)}`,
  ];
  if (comparison !== undefined) {
    parts.push(
      "### Fused, separate, numerical",
      list(comparison.verdict),
      markdownTable(speedTable(comparison)),
      "<details><summary>Each input, against 50 digits</summary>",
      ...comparisonTables(comparison).flatMap((table) => [
        `**${escaped(table.title)}**`,
        markdownTable(table),
      ]),
      "</details>",
    );
  }
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function explanation({ mark, head, details }: Explanation): string {
  return [`- ${mark} ${escaped(head)}`, ...details.map((line) => `  - ${escaped(line)}`)].join(
    "\n",
  );
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${escaped(line)}`).join("\n");
}

function markdownTable({ columns, rows }: Table): string {
  return [
    columns.map(({ label }) => label),
    columns.map(({ numeric }) => (numeric ? "---:" : "---")),
    ...rows.map((row) => row.map(escaped)),
  ]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** Names and messages of users may hold anything; a line break would end the table. */
function escaped(text: string): string {
  return text.replace(/[\\|<>*_`[\]]/g, "\\$&").replace(/\s*\n\s*/g, " ");
}
