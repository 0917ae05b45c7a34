import type { Ansis } from "ansis";
import { checksTable } from "./checks-table.js";
import { comparisonTables } from "./comparison-tables.js";
import { speedTable } from "./curve-tables.js";
import { describeFailures } from "./describe-failures.js";
import { summaryOf } from "./summary.js";
import type { Table } from "./table.js";
import type { Report } from "./types.js";

/** The report for a terminal or a pipe. */
export function textReport(report: Report, colors: Ansis): string {
  const { checks, skipped, comparison } = report;
  const parts = [tableText(checksTable(checks), colors)];
  const failures = describeFailures(checks);
  if (failures.length > 0)
    parts.push(failures.map((line) => `${colors.red("✗")} ${line}\n`).join(""));
  if (skipped.length > 0) {
    parts.push(skipped.map(({ name, reason }) => `- ${name} is not checked: ${reason}\n`).join(""));
  }
  if (comparison !== undefined) {
    parts.push(
      `${colors.bold(`Fused, separate, numerical, against 50 digits (${comparison.dtype})`)}\n`,
      ...comparisonTables(comparison).map((table) => tableText(table, colors)),
      tableText(speedTable(comparison), colors),
      `${colors.bold("Verdict")}\n${comparison.verdict.map((sentence) => `- ${sentence}\n`).join("")}`,
    );
  }
  parts.push(`${colors.bold(summaryOf(report))}\n`);
  return parts.join("\n");
}

function tableText({ title, columns, rows }: Table, colors: Ansis): string {
  const widths = columns.map(({ label }, j) =>
    Math.max(label.length, ...rows.map((row) => row[j]!.length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, j) => (columns[j]!.numeric ? cell.padStart(widths[j]!) : cell.padEnd(widths[j]!)))
      .join("  ")
      .trimEnd();
  const head = colors.dim(line(columns.map(({ label }) => label)));
  const body = rows.map((row) => coloured(line(row), colors));
  return `${colors.bold(title)}\n${[head, ...body].join("\n")}\n`;
}

function coloured(line: string, colors: Ansis): string {
  return line
    .replace("✓ passed", colors.green("✓ passed"))
    .replace("✗ failed", colors.red("✗ failed"))
    .replace("? undecided", colors.yellow("? undecided"));
}
