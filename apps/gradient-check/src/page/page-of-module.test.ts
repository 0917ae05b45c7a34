import { matmul, matrix, scale, zeros } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { expect, test } from "vitest";
import { checkSubject } from "../check/check-subject.js";
import { findingsOf } from "../check/findings-of.js";
import type { Checked, Subject } from "../check/types.js";
import { jsonReport } from "../report/json-report.js";
import type { Report } from "../report/types.js";
import { htmlReport } from "./html-report.js";

const doubled: Op = (x) => ({ output: x, backward: (d) => scale(d, 2) });

function reportOn(...checked: readonly Checked[]): Report {
  const checks = checked.map(({ check }) => check);
  return {
    findings: checked.flatMap((each) => findingsOf([each])),
    notes: [],
    version: "1.2.3",
    module: "<my>.ts",
    seed: 0,
    dtype: "float64",
    passed: false,
    checks,
    skipped: [{ name: "a", reason: "b" }],
  };
}

const pageOf = (name: string, subject: Subject) =>
  htmlReport(reportOn(checkSubject(name, subject, { seed: 0 })));

test("a gradient that failed is drawn entry by entry, and named as text", () => {
  const html = pageOf("<wrong>", { x: matrix(2, 2, [1, 2, 3, 4]), op: doubled });
  expect(html).toContain("<h1>Gradient check of &lt;my&gt;.ts</h1>");
  expect(html).not.toContain("<wrong>");
  expect(html).toContain("Errors of &lt;wrong&gt; at 2 x 2, gradient of x");
  expect(html.match(/<rect /g)!.length).toBeGreaterThanOrEqual(8);
  expect(html).toContain("5.0e-1");
});

test("so is that of weights alone, and one in float32", () => {
  const weights = { name: "weights", value: matrix(2, 1, [1, 2]), gradient: zeros(2, 1) };
  const layer: Op = (x) => ({
    output: matmul(x, weights.value),
    backward: (d) => {
      weights.gradient.data.fill(7);
      return matmul(d, weights.value, { transposeB: true });
    },
  });
  const op = Object.assign(layer, { parameters: [weights] });
  const html = pageOf("layer", { x: matrix(1, 2, [3, 4]), op });
  expect(html).toContain("Errors of layer at 1 x 2, gradient of weights");
  expect(html).not.toContain("gradient of x:");
  const single = pageOf("single", { x: matrix(1, 1, [1], "float32"), op: doubled });
  expect(single).toContain("Errors of single at 1 x 1, gradient of x");
});

test("of a large one, the block around the worst entry is drawn", () => {
  const wrong: Op = (x) => ({
    output: x,
    backward: (d) => ({ ...d, data: d.data.map((v, k) => (k === 70 ? -v : v)) }),
  });
  const html = pageOf("wide", { x: zeros(1, 90), op: wrong });
  expect(html).toContain(
    "Of 1 x 90 entries, those around the worst: rows 0 to 0, columns 50 to 89.",
  );
});

test("the JSON has entries of what failed, and of nothing else", () => {
  const x = matrix(1, 2, [1, 2]);
  const fine: Op = (m) => ({ output: m, backward: (d) => d });
  const checks = [doubled, fine].map((op) => checkSubject("op", { x, op }, { seed: 0 }));
  const [failed, passed] = JSON.parse(jsonReport(reportOn(...checks))).checks;
  expect(failed.report.tensors[0].entries).toHaveLength(2);
  expect(failed.report.tensors[0].entries[1]).toMatchObject({ row: 0, column: 1, status: "fail" });
  expect(passed.report.tensors[0]).not.toHaveProperty("entries");
});
