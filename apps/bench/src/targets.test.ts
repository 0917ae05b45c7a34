import { describe, expect, test } from "vitest";
import { EXPLANATIONS } from "./report/explanations.js";
import type { Section } from "./results.js";
import { judge, TARGETS } from "./targets.js";

const summary = (median: number) => ({
  median,
  lowerQuartile: median,
  upperQuartile: median,
  samples: 1,
});

function section(name: string, work: string, times: Readonly<Record<string, number>>): Section {
  const results = Object.entries(times).map(([contender, seconds]) => ({
    contender,
    seconds: summary(seconds),
  }));
  return {
    name,
    title: name,
    measure: "time",
    cases: [{ name: work, work: 1, results }],
    figures: [],
    notes: [],
  };
}

const verdictOf = (sections: readonly Section[], name: string) =>
  judge(sections).find((verdict) => verdict.name === name);

describe("judge", () => {
  const step = (numpy: number) =>
    section("step", "spiral 2-64-3 float32, fresh", { adjoint: 2, numpy });

  test("a ratio is met from its number on", () => {
    expect(verdictOf([step(10)], "step against numpy")).toMatchObject({ found: 5, met: "met" });
    expect(verdictOf([step(9.9)], "step against numpy")).toMatchObject({ met: "missed" });
  });

  test("an upper bound is met up to its number", () => {
    const loss = (seconds: number) => [
      section("loss", "1024 x 1000 float32", { adjoint: seconds }),
    ];
    expect(verdictOf(loss(1.536e-3), "fused loss an element")?.met).toBe("met");
    expect(verdictOf(loss(1.6e-3), "fused loss an element")?.met).toBe("missed");
  });

  test("figures are targets, too", () => {
    const bytes = (value: number): Section => ({
      ...section("bytes", "", {}),
      figures: [{ name: "@adjoint/softmax-loss, gzipped", value, unit: "bytes" }],
    });
    expect(verdictOf([bytes(8192)], "bytes of the fused loss")).toMatchObject({
      found: 8,
      met: "met",
    });
    expect(verdictOf([bytes(8200)], "bytes of the fused loss")?.met).toBe("missed");
  });

  test("what was not measured is neither met nor missed", () => {
    expect(judge([]).every(({ met }) => met === "not measured")).toBe(true);
    const alone = section("step", "spiral 2-64-3 float32, fresh", { adjoint: 2 });
    expect(verdictOf([alone], "step against numpy")?.met).toBe("not measured");
  });
});

test("names are unique, each target has one bound, and explanations are of targets", () => {
  const names = TARGETS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { atLeast, atMost } of TARGETS) {
    expect((atLeast === undefined) !== (atMost === undefined)).toBe(true);
  }
  for (const name of Object.keys(EXPLANATIONS)) expect(names).toContain(name);
});
