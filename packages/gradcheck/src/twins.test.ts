import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { forwardsLine } from "../testing/forwards.js";
import { kinds } from "../testing/twins/index.js";
import { isAsExpected, MODES, twinsLimits, twinsTable } from "../testing/twins/table.js";

// Each kind of function that is hard to tell, with a mistake and without: one is found, the other
// is not accused. `npm run mutations` tries them at ten seeds.
const SEED = 1;

describe.each(kinds)("$name", ({ twins: all }) => {
  describe.each(MODES)("in %s", (mode) => {
    test.each(all)("$name", (twins) => {
      for (const side of ["right", "wrong"] as const) {
        twins[side].forEach((check, i) => {
          const { verdict, faults } = check(SEED, mode);
          const told = `${side} ${i}: ${verdict} ${faults.join("; ")}`;
          expect(isAsExpected(twins, side, mode, verdict), told).toBe(true);
        });
      }
    });
  });
});

test("the README says how many, and what it costs", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  expect(readme).toContain(`\n\n${forwardsLine()}\n`);
  expect(readme).toContain(`\n\n${twinsTable(() => true)}\n`);
  expect(readme).toContain(`\n\n${twinsLimits()}\n`);
});
