import { matrix, scale } from "@adjoint/matrix";
import { expect, test } from "vitest";
import { checkSubject } from "../check/check-subject.js";
import { htmlReport } from "./html-report.js";

test("a gradient that failed is drawn entry by entry, and named as text", () => {
  const check = checkSubject(
    "<wrong>",
    { x: matrix(2, 2, [1, 2, 3, 4]), op: (x) => ({ output: x, backward: (d) => scale(d, 2) }) },
    { seed: 0 },
  );
  const html = htmlReport({
    version: "1.2.3",
    module: "<my>.ts",
    seed: 0,
    dtype: "float64",
    passed: false,
    checks: [check],
    skipped: [{ name: "a", reason: "b" }],
  });
  expect(html).toContain("<h1>Gradient check of &lt;my&gt;.ts</h1>");
  expect(html).not.toContain("<wrong>");
  expect(html).toContain("Errors of &lt;wrong&gt; at 2 x 2");
  expect(html.match(/<rect /g)!.length).toBeGreaterThanOrEqual(8);
  expect(html).toContain("5.0e-1");
});
