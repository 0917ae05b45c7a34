import { describe, expect, test } from "vitest";
import type { Prepared } from "./protocol.js";
import { calibrate, kept, repeat } from "./repeat.js";

/** Work that takes its time on a fake clock. */
function setUp(milliseconds: number) {
  let now = 0;
  const log: string[] = [];
  const prepared: Prepared = {
    run: () => {
      log.push("run");
      now += milliseconds;
      return log.length;
    },
    check: () => [],
    reset: () => {
      log.push("reset");
      now += 1000;
    },
  };
  return { prepared, log, clock: () => now };
}

describe("repeat", () => {
  test("tells the seconds of one repetition, without the reset before them", async () => {
    const { prepared, log, clock } = setUp(2);
    expect(await repeat(prepared, 3, clock)).toBe(0.002);
    expect(log).toEqual(["reset", "run", "run", "run"]);
  });

  test("keeps the last result, awaited", async () => {
    await repeat({ run: async () => 42, check: () => [] }, 2);
    expect(kept.result).toBe(42);
  });
});

describe("calibrate", () => {
  const limits = { sampleMilliseconds: 10, warmMilliseconds: 50, longestMilliseconds: 1000 };

  test("the work is warmed up", async () => {
    const { prepared, log, clock } = setUp(1);
    await calibrate(prepared, { ...limits, warmMilliseconds: 200 }, clock);
    expect(log.filter((entry) => entry === "run").length).toBeGreaterThanOrEqual(200);
  });

  test("as many repetitions as make a sample, at least one", async () => {
    const short = setUp(0.5);
    expect(await calibrate(short.prepared, limits, short.clock)).toBe(20);
    const long = setUp(70);
    expect(await calibrate(long.prepared, limits, long.clock)).toBe(1);
  });

  test("what is too long is refused after its first repetition", async () => {
    const { prepared, log, clock } = setUp(2500);
    await expect(
      calibrate(prepared, { ...limits, longestMilliseconds: 2000 }, clock),
    ).rejects.toThrow("one takes 2.5 s");
    expect(log).toEqual(["reset", "run"]);
  });

  test("a slow first repetition does not decide", async () => {
    let now = 0;
    let cold = true;
    const run = () => {
      now += cold ? 100 : 1;
      cold = false;
    };
    expect(await calibrate({ run, check: () => [] }, limits, () => now)).toBe(10);
  });
});
