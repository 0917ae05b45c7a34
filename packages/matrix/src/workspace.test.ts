import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { add, full, matmul, matrix, workspace, zeros } from "./index.js";
import { linearMemory } from "./linear-memory/linear-memory.js";

/** Bytes on the heap and in array buffers that are still reachable. */
function memoryInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  // What one collection finds is swept meanwhile, and is counted until the next one waits for it.
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe("workspace", () => {
  test("hands out the same matrices step after step, whatever the shapes between", () => {
    const { allocate, restart } = workspace();
    const step = (rows: number) => {
      restart();
      return [allocate(rows, 3, "float64"), allocate(2, 2, "float32"), allocate(0, 5, "float64")];
    };
    const first = step(4);
    expect(first.map(({ rows, columns, dtype }) => [rows, columns, dtype])).toEqual([
      [4, 3, "float64"],
      [2, 2, "float32"],
      [0, 5, "float64"],
    ]);
    const smaller = step(2);
    expect(smaller[0]).not.toBe(first[0]);
    expect(smaller[1]).toBe(first[1]);
    const again = step(4);
    for (const [k, m] of again.entries()) expect(m).toBe(first[k]);
  });

  test("results are those of ordinary matrices", () => {
    const { allocate } = workspace();
    const a = matrix(2, 2, [1, 2, 3, 4]);
    expect([...add(matmul(a, a, {}, allocate), a, allocate).data]).toEqual([8, 12, 18, 26]);
  });

  test("growth leaves every earlier view valid", () => {
    const { allocate } = workspace();
    const early = add(full(4, 4, 1), 1, allocate);
    const before = linearMemory()!.memory.buffer.byteLength;
    const large = allocate(1, before / 4, "float64");
    expect(linearMemory()!.memory.buffer.byteLength).toBeGreaterThan(before);
    expect(large.data.length).toBe(before / 4);
    expect([...early.data]).toEqual(new Array(16).fill(2));
    expect([...add(early, early, allocate).data]).toEqual(new Array(16).fill(4));
  });

  test("a checked one catches what is used after its step", () => {
    const { allocate, restart } = workspace({ checked: true });
    const sum = add(full(1, 2, 1), 1, allocate);
    expect([...sum.data]).toEqual([2, 2]);
    restart();
    expect(() => sum.data).toThrow(
      new RangeError(
        "workspace: this matrix [1, 2] is of an earlier step; copy what must outlive restart",
      ),
    );
    expect(allocate(1, 2, "float64").data.length).toBe(2);
  });

  test("a block that was freed for one that found no room is not handed out again", () => {
    const { allocate, restart } = workspace();
    const first = allocate(1, 8, "float64").data.byteOffset;
    restart();
    expect(() => allocate(2 ** 15, 2 ** 17, "float64")).toThrow("workspace: no room");
    const other = workspace();
    const blocks = [other.allocate(1, 8, "float64").data];
    // The freed one is among them, whichever gaps come before it.
    while (blocks.at(-1)!.byteOffset < first) blocks.push(other.allocate(1, 8, "float64").data);
    expect(blocks.map(({ byteOffset }) => byteOffset)).toContain(first);
    for (const block of blocks) block.fill(1);
    restart();
    allocate(1, 8, "float64").data.fill(2);
    for (const block of blocks) expect([...block]).toEqual(new Array(8).fill(1));
  });

  test("what is too large is refused in words", () => {
    const { allocate } = workspace();
    expect(() => allocate(70_000, 70_000, "float64")).toThrow("workspace: no room for 39200000000");
  });
});

describe("ordinary matrices", () => {
  test("1e5 products leave the linear memory, and the process's, as they are", () => {
    const a = full(12, 12, 0.5);
    const run = (products: number) => {
      for (let i = 0; i < products; i++) matmul(a, a);
    };
    run(1e4);
    const before = linearMemory()!.memory.buffer.byteLength;
    const inUse = memoryInUse();
    run(1e5);
    expect(linearMemory()!.memory.buffer.byteLength).toBe(before);
    // The products alone are 115 MB.
    expect(memoryInUse() - inUse).toBeLessThan(256 * 1024);
  });

  test("large ones are copied in and out whole", () => {
    const a = full(700, 700, 1, "float32");
    const product = matmul(a, a);
    expect(product.data.every((value) => value === 700)).toBe(true);
    expect(matmul(zeros(700, 700, "float32"), a).data.every((value) => value === 0)).toBe(true);
  });
});
