import type { Section } from "../results.js";
import type { Verdict } from "../targets.js";
import { EXPLANATIONS } from "./explanations.js";
import type { Report } from "./report.js";
import { figuresTable, timesTable } from "./section-tables.js";
import type { Table } from "./table.js";
import { targetsTable } from "./targets-table.js";

const NOT_MEASURED = [
  "WebGPU and WebGL: Node has neither, so jax-js and TensorFlow.js run on WebAssembly and plain JavaScript here. On large matrices a GPU is far ahead of any of this.",
  "Several threads: every contender has one. NumPy, PyTorch, ONNX Runtime and TensorFlow.js can use more, and gain by it on large matrices.",
  "Browsers: the engine is Node's V8.",
  "PyTorch's compiler, and its newer versions where an older one is installed: the versions are named above.",
  "Training steps of TensorFlow.js and jax-js after convergence, but for the smallest network: so many of their steps would take minutes.",
];

/** The report as docs/performance.md. */
export function markdownReport(
  report: Report,
  explanations: Readonly<Record<string, string>> = EXPLANATIONS,
): string {
  const { machine, date, sections, targets, versions, quick } = report;
  const { cpu, cores, memoryGigabytes, system, node, v8 } = machine;
  const parts = [
    "# Performance",
    "<!-- Written by `npm run bench -- --write-docs`. Do not edit: it is overwritten. -->",
    `Measured on ${date.slice(0, 10)} on ${cpu}, ${cores} cores, ${memoryGigabytes} GB, ${system}, Node ${node}, V8 ${v8}${quick ? ", in a quick run of fewer samples" : ""}. Every contender has one thread, a process of its own, and the same inputs; its result is compared with ours before it is timed. Samples are taken in turn, one of each contender a round. Times are medians with quartiles; "times ours" is how many times as long as the first line of its block.`,
    markdownTable(versionsTable(versions)),
    "## Targets",
    markdownTable(targetsTable(targets)),
    list(reasons(targets, explanations)),
    ...sections.flatMap(sectionParts),
    "## What is not measured",
    list(NOT_MEASURED),
    "## Run it",
    "`npm run bench` prints these tables for your machine. See [its README](../apps/bench/README.md).",
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function reasons(
  targets: readonly Verdict[],
  explanations: Readonly<Record<string, string>>,
): readonly string[] {
  return targets.flatMap(({ name, aim, met }) => {
    if (met === "met") return [];
    if (met === "not measured") return [`Not measured: ${aim}.`];
    return [`Missed: ${aim}. ${explanations[name] ?? "Not explained yet."}`];
  });
}

function sectionParts(section: Section): string[] {
  const tables = [timesTable(section), figuresTable(section)].filter((t) => t !== undefined);
  return [
    `## ${section.title}`,
    list(section.notes),
    ...tables.map(markdownTable),
    section.plot === undefined ? "" : `\`\`\`text\n${section.plot}\n\`\`\``,
  ];
}

function versionsTable(versions: Readonly<Record<string, string>>): Table {
  return {
    columns: [{ label: "contender" }, { label: "version" }],
    rows: Object.entries(versions).map(([name, version]) => [name, version]),
  };
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

/** A table of Markdown. */
export function markdownTable({ columns, rows }: Table): string {
  return [
    columns.map(({ label }) => label),
    columns.map(({ numeric }) => (numeric === true ? "---:" : "---")),
    ...rows.map((row) => row.map(escaped)),
  ]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** Reasons hold the messages of others; a line break would end the table. */
function escaped(text: string): string {
  return text.replace(/[\\|<>*_`[\]]/g, "\\$&").replace(/\s*\n\s*/g, " ");
}
