import { describe, expect, test } from "vitest";
import { MISTAKES, type MistakeName } from "./mistakes.js";
import { trialOf } from "./trial.js";

const NAMES = Object.keys(MISTAKES) as MistakeName[];

describe.each(NAMES)("%s", (name) => {
  const { healthy, broken, checkedHealthy, checkedBroken } = trialOf(name);

  test("starts from the same bits", () => {
    expect(broken.losses[0]).toBe(healthy.losses[0]);
  });

  test("is found, and the healthy network is not accused", () => {
    expect(checkedHealthy).toMatchObject({ verdict: "passed", wrong: 0, worst: undefined });
    expect(checkedBroken.verdict).toBe("failed");
    expect(checkedBroken.wrong + checkedBroken.faults.length).toBeGreaterThan(0);
  });
});
