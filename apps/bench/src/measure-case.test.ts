import { describe, expect, test } from "vitest";
import { type Entrant, measureCase } from "./measure-case.js";
import type { Server } from "./servers/connect.js";
import type { Fleet } from "./servers/fleet.js";
import { fleet } from "./servers/fleet.js";

const pace = {
  rounds: 4,
  milliseconds: 1e6,
  sampleMilliseconds: 1,
  warmMilliseconds: 1,
  longestMilliseconds: 1,
};
const job = { workload: "any", params: {}, inputs: {} };
const entrant = (server: string): Entrant => ({ contender: server, server, job });

/** A server of one result and one time. */
function fakeServer(check: readonly number[], seconds: number, log: string[] = []): Server {
  return {
    describe: async () => ({ version: "1", workloads: ["any"] }),
    prepare: async () => ({
      check,
      sample: async () => seconds,
      release: async () => void log.push("released"),
    }),
    close: () => void log.push("closed"),
  };
}

function fakeFleet(servers: Readonly<Record<string, Server | string>>): Fleet {
  return {
    enlist: async (name) => {
      const server = servers[name]!;
      return typeof server === "string" ? { missing: server } : { server };
    },
    close: () => {},
  };
}

describe("measureCase", () => {
  test("who agrees is timed; who does not, or is not there, has a reason", async () => {
    const log: string[] = [];
    const servers = fakeFleet({
      ours: fakeServer([2, 3], 0.5, log),
      equal: fakeServer([2.0001, 3], 2, log),
      wrong: fakeServer([2, 4], 0.1, log),
      absent: "no python3 with numpy is here",
    });
    const found = await measureCase(
      {
        name: "work",
        work: 10,
        entrants: [
          ...["ours", "equal", "wrong", "absent"].map(entrant),
          { contender: "left out", reason: "it takes an hour" },
        ],
      },
      servers,
      pace,
    );
    expect(found).toMatchObject({ name: "work", work: 10 });
    expect(found.results.map(({ seconds, reason }) => seconds?.median ?? reason)).toEqual([
      0.5,
      2,
      "its result 2, 4 is not ours, 2, 3",
      "not available: no python3 with numpy is here",
      "it takes an hour",
    ]);
    expect(log).toEqual(["released", "released", "released"]);
  });

  test("a server that cannot prepare the job does not stop the others", async () => {
    const servers = fakeFleet({
      ours: fakeServer([1], 1),
      other: {
        ...fakeServer([1], 1),
        prepare: async () => {
          throw new Error("it has no float64");
        },
      },
    });
    const work = { name: "work", work: 1, entrants: ["ours", "other"].map(entrant) };
    const { results } = await measureCase(work, servers, pace);
    expect(results[0]?.seconds?.samples).toBe(4);
    expect(results[1]).toEqual({ contender: "other", reason: "it has no float64" });
  });
});

describe("a fleet", () => {
  test("starts each server once, when it is asked for, and closes what it started", async () => {
    const log: string[] = [];
    const versions = new Map<string, string>();
    const command = { file: "any", args: [] };
    const servers = fleet({ a: command, b: command, c: { missing: "gone" } }, versions, () => {
      log.push("opened");
      return fakeServer([], 1, log);
    });
    await servers.enlist("a");
    await servers.enlist("a");
    expect(await servers.enlist("c")).toEqual({ missing: "gone" });
    expect(await servers.enlist("d")).toEqual({ missing: "unknown" });
    servers.close();
    expect(log).toEqual(["opened", "closed"]);
    expect([...versions]).toEqual([["a", "1"]]);
  });

  test("a server that does not answer is missing, with the reason", async () => {
    const describe = async () => {
      throw new Error("no such module");
    };
    const open = () => ({ ...fakeServer([], 1), describe });
    const servers = fleet({ a: { file: "any", args: [] } }, new Map(), open);
    expect(await servers.enlist("a")).toEqual({ missing: "no such module" });
  });
});
