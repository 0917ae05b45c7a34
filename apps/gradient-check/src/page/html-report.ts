import { checksTable } from "../report/checks-table.js";
import { comparisonTables } from "../report/comparison-tables.js";
import { type Explanation, explanationsOf } from "../report/explanations.js";
import { inputsOf } from "../report/inputs-of.js";
import { OUTCOME_MARKS, overall } from "../report/outcomes.js";
import { remarksOf } from "../report/remarks.js";
import { summaryOf } from "../report/summary.js";
import type { Report } from "../report/types.js";
import { magnitudeFigure, speedFigure, stepFigure } from "./curve-figures.js";
import { escapeHtml } from "./escape-html.js";
import { worstChecks, worstInputs } from "./heat-maps.js";
import { htmlTable } from "./html-table.js";
import { STYLE } from "./style.js";

/** The report as one page that needs nothing else: no script, no network. */
export function htmlReport(report: Report): string {
  const { module, checks, comparison, version } = report;
  const outcome = overall(checks);
  const remarks = remarksOf(report);
  const maps = worstChecks(report);
  const title = module === undefined ? "Gradient check" : `Gradient check of ${module}`;
  const parts = [
    explanationList(explanationsOf(report)),
    ...(comparison === undefined
      ? []
      : [
          "<h2>Verdict</h2>",
          list(comparison.verdict),
          "<h2>Error by magnitude of the logits</h2>",
          magnitudeFigure(comparison),
          "<h2>Time by number of classes</h2>",
          speedFigure(comparison),
          "<h2>The step of differences</h2>",
          stepFigure(comparison),
          "<h2>Entry by entry</h2>",
          worstInputs(comparison),
        ]),
    "<h2>Gradients</h2>",
    htmlTable(checksTable(checks)),
    "<h2>Inputs</h2>",
    list(inputsOf(checks)),
    ...(remarks.length === 0 ? [] : ["<h2>Remarks</h2>", list(remarks)]),
    ...(maps === "" ? [] : ["<h2>What failed, entry by entry</h2>", maps]),
    ...(comparison === undefined
      ? []
      : ["<h2>Each input, against 50 digits</h2>", ...comparisonTables(comparison).map(htmlTable)]),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escapeHtml(title)}</h1>
<p class="${outcome}">${OUTCOME_MARKS[outcome][0]} ${escapeHtml(summaryOf(report))}</p>
</header>
<main>
${parts.filter((part) => part !== "").join("\n")}
</main>
<footer><p>Written by gradient-check ${escapeHtml(version)}.</p></footer>
</body>
</html>
`;
}

function explanationList(explanations: readonly Explanation[]): string {
  if (explanations.length === 0) return "";
  const items = explanations.map(({ mark, head, details }) => {
    const outcome = mark === "?" ? "undecided" : "failed";
    const more = details.map((line) => `<p>${escapeHtml(line)}</p>`).join("");
    return `<li class="${outcome}"><strong>${mark} ${escapeHtml(head)}</strong>${more}</li>`;
  });
  return `<ul class="explanations">${items.join("\n")}</ul>`;
}

function list(lines: readonly string[]): string {
  if (lines.length === 0) return "";
  return `<ul class="text">${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("\n")}</ul>`;
}
