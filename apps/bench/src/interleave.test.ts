import { describe, expect, test } from "vitest";
import { interleave } from "./interleave.js";

/** Contenders that say when they had their turn, and take their time on a fake clock. */
function setUp(times: Readonly<Record<string, number>>) {
  let now = 0;
  const turns: string[] = [];
  const contenders = Object.entries(times).map(([name, milliseconds]) => ({
    name,
    sample: async () => {
      turns.push(name);
      now += milliseconds;
      return milliseconds / 1000;
    },
  }));
  return { contenders, turns, clock: () => now };
}

describe("interleave", () => {
  test("everyone has one turn a round, every other round backwards", async () => {
    const { contenders, turns, clock } = setUp({ a: 1, b: 2, c: 3 });
    const found = await interleave(contenders, { rounds: 4, milliseconds: 1000, clock });
    expect(turns.join("")).toBe("abccbaabccba");
    expect(found.get("b")).toMatchObject({ median: 0.002, samples: 4 });
    expect([...found.keys()]).toEqual(["a", "b", "c"]);
  });

  test("it ends when the time is over, after three rounds in any case", async () => {
    const { contenders, turns, clock } = setUp({ a: 10, b: 10 });
    await interleave(contenders, { rounds: 100, milliseconds: 99, clock });
    expect(turns).toHaveLength(10);
    const slow = setUp({ a: 5000 });
    await interleave(slow.contenders, { rounds: 100, milliseconds: 1, clock: slow.clock });
    expect(slow.turns).toHaveLength(3);
  });

  test("who fails is left out from then on, with the reason, and the others go on", async () => {
    const { contenders, clock } = setUp({ a: 1 });
    let calls = 0;
    const broken = {
      name: "broken",
      sample: async () => {
        calls += 1;
        throw new Error("out of memory");
      },
    };
    const found = await interleave([broken, ...contenders], {
      rounds: 5,
      milliseconds: 1000,
      clock,
    });
    expect(found.get("broken")).toEqual({ failure: "out of memory" });
    expect(found.get("a")).toMatchObject({ samples: 5 });
    expect(calls).toBe(1);
  });

  test("nobody is no error", async () => {
    expect((await interleave([], { rounds: 3, milliseconds: 1 })).size).toBe(0);
  });
});
