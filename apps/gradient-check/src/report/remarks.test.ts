import { type Matrix, matrix } from "@adjoint/matrix";
import { Ansis } from "ansis";
import { expect, test } from "vitest";
import { checkSubject } from "../check/check-subject.js";
import { findingsOf } from "../check/findings-of.js";
import { htmlReport } from "../page/html-report.js";
import { markdownReport } from "./markdown-report.js";
import { remarksOf } from "./remarks.js";
import { textReport } from "./text-report.js";
import type { Report } from "./types.js";

type Entry = (x: number) => number;
const elementwise = (f: Entry, derivative: Entry) => (x: Matrix) => ({
  output: matrix(x.rows, x.columns, x.data.map(f)),
  backward: (d: Matrix) =>
    matrix(
      x.rows,
      x.columns,
      d.data.map((u, k) => u * derivative(x.data[k]!)),
    ),
});
const relu = elementwise(
  (x) => Math.max(x, 0),
  (x) => (x > 0 ? 1 : 0),
);
/** Beside a large number, rounding hides some digits of the sine, or all. */
const far = (offset: number) => elementwise((x) => offset + Math.sin(x), Math.cos);

function reportOn(op: typeof relu, ...inputs: readonly Matrix[]): Report {
  const all = inputs.map((x) => checkSubject("op", { op, x }, { seed: 0 }));
  return {
    version: "1.2.3",
    module: "m.ts",
    seed: 0,
    dtype: "float64",
    passed: false,
    notes: [],
    skipped: [],
    checks: all.map(({ check }) => check),
    findings: findingsOf(all),
  };
}
const formats = (report: Report) => [
  textReport(report, 200, new Ansis(0)),
  markdownReport(report),
  htmlReport(report),
];

test("what could not be seen is told in text, in Markdown and on the page", () => {
  const unseen =
    "not seen in op: entries at a kink: anything between the slopes of the two sides is let pass";
  for (const text of formats(reportOn(relu, matrix(1, 3, [0, 1, -1])))) {
    expect(text).toContain(unseen);
  }
});

test("with how far off it is, at the input where that is most", () => {
  const inputs = [matrix(1, 2, [0.3, 0.7]), matrix(1, 2, [1.1, 2.9])];
  const report = reportOn(far(1e11), ...inputs);
  const off = report.checks.map(({ report: own }) => /relative (\S+)$/.exec(own!.unseen[0]!)![1]!);
  expect(Number(off[0])).not.toBe(Number(off[1]));
  const most = Number(off[0]) > Number(off[1]) ? off[0] : off[1];
  expect(remarksOf(report)).toEqual([
    `not seen in op: entries in the gradient of x: as near as rounding lets be seen, which is off by up to a relative ${most}`,
  ]);
});

test("what cannot be told is marked as such, and not as failed", () => {
  for (const text of formats(reportOn(far(1e16), matrix(1, 2, [1, 2])))) {
    expect(text).toContain("? undecided");
    expect(text).not.toMatch(/✗|class="failed"/);
  }
});
