import { readFileSync } from "node:fs";
import { randomState } from "@adjoint/random";
import { describe, expect, test } from "vitest";
import { mutationTable } from "../testing/mutation-table.js";
import { mutations } from "../testing/mutations/index.js";
import { draw } from "../testing/mutations/tools.js";
import { rightLosses, rightOps } from "../testing/right-ops.js";
import { checkGradient, checkLossGradient, checkNetworkGradient } from "./index.js";

// Each function is right but for one mistake; the checker has to find it, for its own reason.

describe("a mistake is found", () => {
  test.each(mutations)("$mistake ($where)", ({ found, check }) => {
    for (let seed = 0; seed < 10; seed++) {
      const report = check(seed);
      expect(report.verdict).toBe("failed");
      expect(report.passed).toBe(false);
      if ("fault" in found) {
        expect(report.faults.join("; ")).toContain(found.fault);
      } else {
        const { counts } = report.tensors.find(({ name }) => name === found.tensor)!;
        expect(counts[found.status]).toBeGreaterThan(0);
      }
    }
  });

  // One entry that is a little off may be lost beside the sum of all: the report says so.
  const large = mutations.filter(({ mistake }) => !mistake.includes("1e-4"));
  test.each(large)("by projections as well: $mistake ($where)", ({ found, check }) => {
    for (let seed = 0; seed < 10; seed++) {
      const report = check(seed, { mode: "projections" });
      expect(report).toMatchObject({ verdict: "failed", mode: "projections" });
      if ("tensor" in found) {
        const { counts } = report.tensors.find(({ name }) => name === found.tensor)!;
        expect(counts[found.status]).toBeGreaterThan(0);
      }
    }
  });

  test("and the README says which", () => {
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    expect(readme.endsWith(`\n\n${mutationTable()}`)).toBe(true);
  });
});

describe("without a mistake, none of 50 seeds is accused", () => {
  const seeds = Array.from({ length: 50 }, (_, seed) => seed);
  const accused = (check: (seed: number) => { readonly passed: boolean }) =>
    seeds.filter((seed) => !check(seed).passed);

  describe.each(["entries", "projections"] as const)("%s", (mode) => {
    test.each(rightOps)("%s", (_name, op) => {
      expect(
        accused((seed) =>
          checkGradient(op(), draw(2, 3, seed), { random: randomState(seed), mode }),
        ),
      ).toEqual([]);
    });

    test.each(rightLosses)("%s", (_name, loss) => {
      expect(
        accused((seed) =>
          checkLossGradient(loss, draw(3, 3, seed), { random: randomState(seed), mode }),
        ),
      ).toEqual([]);
    });

    test.each(rightOps.slice(0, 3))("cross-entropy after %s", (_name, op) => {
      const [, loss] = rightLosses[1]!;
      expect(
        accused((seed) =>
          checkNetworkGradient(op(), loss, draw(3, 3, seed), { random: randomState(seed), mode }),
        ),
      ).toEqual([]);
    });
  });
});
