import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { guarded } from "./guarded.js";

test("the data alone keeps its memory from being given back", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const kept = Array.from({ length: 8 }, () => guarded("float64", [1, 2, 3]).data);
  for (let i = 0; i < 5; i++) {
    collect();
    // Memory is given back between tasks.
    await setTimeout(1);
  }
  for (let i = 0; i < 100; i++) guarded("float64", [4, 5, 6]);
  for (const data of kept) expect([...data]).toEqual([1, 2, 3]);
});

test("a write beyond the data on either side is told", () => {
  for (const [offset, at] of [
    [0, -1],
    [3, 2],
  ] as const) {
    const { data, intact } = guarded("float32", [1, 2], offset);
    expect(intact()).toBe(true);
    new Float32Array(data.buffer, data.byteOffset + 4 * at, 1)[0] = 7;
    expect(intact()).toBe(false);
  }
});
