import { Ansis } from "ansis";
import { describe, expect, test } from "vitest";
import type { Machine } from "../machine.js";
import type { Section } from "../results.js";
import type { Verdict } from "../targets.js";
import { digits, figure, time } from "./format-numbers.js";
import { markdownReport, markdownTable } from "./markdown-report.js";
import type { Report } from "./report.js";
import { textEnd, textHead, textSection, textTable } from "./text-report.js";

const plain = new Ansis(0);
const machine: Machine = {
  cpu: "A processor",
  cores: 2,
  memoryGigabytes: 24,
  system: "Linux 6.1 x64",
  node: "20.20.2",
  v8: "11.3",
};
const summary = (median: number) => ({
  median,
  lowerQuartile: median * 0.75,
  upperQuartile: median * 1.5,
  samples: 9,
});
const product: Section = {
  name: "product",
  title: "Matrix product",
  measure: "rate",
  cases: [
    {
      name: "8 x 8 float32",
      work: 1024,
      results: [
        { contender: "adjoint", seconds: summary(1e-7) },
        { contender: "other", seconds: summary(4e-7) },
        { contender: "absent", reason: "not available: no | python3\nis here" },
      ],
    },
  ],
  figures: [{ name: "share of the ceiling", value: 17.25, unit: "%" }],
  notes: ["A note."],
  plot: "a plot",
};
const verdicts: Verdict[] = [
  { name: "one", aim: "one is fast", found: 5.123, unit: "times", met: "met" },
  { name: "two", aim: "two is small", found: 20.3, unit: "KB", met: "missed" },
  { name: "three", aim: "three is there", found: undefined, unit: "ms", met: "not measured" },
];
const report: Report = {
  date: "2026-01-02T03:04:05.000Z",
  quick: false,
  machine,
  versions: { adjoint: "this repository", numpy: "1.24.2" },
  sections: [product],
  targets: verdicts,
};

describe("numbers", () => {
  test("three digits, in a unit that suits", () => {
    expect([1234.5, 99.96, 1.5, 0.0471].map(digits)).toEqual(["1235", "100", "1.50", "0.047"]);
    expect([2.5, 0.0123, 79.2e-6, 134e-9, 3e-10].map(time)).toEqual([
      "2.50 s",
      "12.3 ms",
      "79.2 µs",
      "134 ns",
      "0.30 ns",
    ]);
    expect(digits(Number.NaN)).toBe("NaN");
  });

  test("figures with their units", () => {
    expect([figure(8192, "bytes"), figure(512, "bytes"), figure(83.54, "%")]).toEqual([
      "8.00 KB",
      "512 bytes",
      "83.5%",
    ]);
  });
});

describe("text", () => {
  test("columns are aligned, and a long reason widens none", () => {
    const reason = "because it would take much too long to repeat";
    const columns = [
      { label: "by" },
      { label: "time", numeric: true },
      { label: "quartiles", numeric: true },
      { label: "times ours", numeric: true },
    ];
    const rows = [
      ["a", "9 ns", "8 ns to 9 ns", ""],
      ["bb", reason, "", ""],
    ];
    expect(textTable({ columns, rows }).split("\n")).toEqual([
      "by  time     quartiles  times ours",
      "a   9 ns  8 ns to 9 ns",
      `bb  ${reason}`,
    ]);
  });

  test("a section has its times, ratios, figures, plot and notes", () => {
    const text = textSection(product, plain);
    expect(text).toMatch(/^Matrix product\n/);
    expect(text).toMatch(/8 x 8 float32 {2}adjoint +10\.2 GFLOP\/s +100 ns +75\.0 ns to 150 ns\n/);
    expect(text).toMatch(/other +2\.56 GFLOP\/s +400 ns +300 ns to 600 ns +4\.00\n/);
    expect(text).toContain("not available: no | python3 is here\n");
    expect(text).toContain("17.3%");
    expect(text).toContain("a plot\nA note.");
  });

  test("the head names the machine, the end the targets and versions", () => {
    expect(textHead(machine, plain)).toContain("A processor, 2 cores, 24 GB, Linux 6.1 x64");
    const end = textEnd(verdicts, report.versions, plain);
    expect(end).toMatch(/one is fast +5\.12 times {2}met\n/);
    expect(end).toMatch(/two is small +20\.3 KB +missed\n/);
    expect(end).toContain("Versions: adjoint this repository, numpy 1.24.2\n");
  });
});

describe("Markdown", () => {
  test("what others say cannot break a table", () => {
    const table = {
      columns: [{ label: "a" }, { label: "b", numeric: true }],
      rows: [["x|y\nz", "1"]],
    };
    expect(markdownTable(table)).toBe("| a | b |\n| --- | ---: |\n| x\\|y z | 1 |");
  });

  test("the page tells machine, date, versions, verdicts, tables and what is missing", () => {
    const page = markdownReport(report, { two: "Most of it is the compiled kernels." });
    for (const part of [
      "# Performance\n",
      "Measured on 2026-01-02 on A processor, 2 cores, 24 GB",
      "| numpy | 1.24.2 |",
      "| one is fast | 5.12 times | met |",
      "- Missed: two is small. Most of it is the compiled kernels.",
      "- Not measured: three is there.",
      "## Matrix product\n\n- A note.",
      "| 8 x 8 float32 | adjoint | 10.2 GFLOP/s | 100 ns |",
      "```text\na plot\n```",
      "## What is not measured",
    ]) {
      expect(page).toContain(part);
    }
    expect(page).not.toContain("quick run");
    expect(page.endsWith("\n") && !page.endsWith("\n\n")).toBe(true);
  });

  test("a quick run says so, and a miss without an explanation too", () => {
    const page = markdownReport({ ...report, quick: true }, {});
    expect(page).toContain("in a quick run of fewer samples");
    expect(page).toContain("- Missed: two is small. Not explained yet.");
  });
});
