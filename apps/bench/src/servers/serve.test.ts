import { describe, expect, test } from "vitest";
import type { Job, Peer } from "./protocol.js";
import { responder } from "./serve.js";

const limits = { sampleMilliseconds: 1, warmMilliseconds: 1, longestMilliseconds: 1000 };
const job = (workload: string): Job => ({ workload, params: {}, inputs: {} });

function setUp() {
  const released: string[] = [];
  const peer: Peer = {
    version: "1.2.3",
    workloads: {
      sum: () => ({ run: () => 3, check: () => [3], release: () => released.push("sum") }),
      broken: () => {
        throw new Error("no float64");
      },
    },
  };
  return { respond: responder(peer), released };
}

describe("a server", () => {
  test("says who it is", async () => {
    const { respond } = setUp();
    expect(await respond({ id: 1, action: "describe" })).toEqual({
      id: 1,
      version: "1.2.3",
      workloads: ["sum", "broken"],
    });
  });

  test("checks, samples and releases a job", async () => {
    const { respond, released } = setUp();
    const prepared = await respond({
      id: 2,
      action: "prepare",
      key: 0,
      job: job("sum"),
      ...limits,
    });
    expect(prepared).toMatchObject({ id: 2, check: [3] });
    const sample = await respond({ id: 3, action: "sample", key: 0 });
    expect("seconds" in sample && sample.seconds).toBeGreaterThan(0);
    await respond({ id: 4, action: "release", key: 0 });
    expect(released).toEqual(["sum"]);
    expect(await respond({ id: 5, action: "sample", key: 0 })).toHaveProperty("error");
  });

  test("answers what it cannot do with the reason", async () => {
    const { respond } = setUp();
    const ask = (workload: string) =>
      respond({ id: 6, action: "prepare", key: 0, job: job(workload), ...limits });
    expect(await ask("broken")).toEqual({ id: 6, error: "no float64" });
    expect(await ask("unknown")).toEqual({ id: 6, error: "no such operation" });
  });
});
