import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { add, full, matmul, matrix, workspace, zeros } from "../index.js";
import { linearMemory } from "./linear-memory.js";

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

  test("an ended one gives its memory back, and its matrices cannot be read", () => {
    const { allocate, restart, end } = workspace();
    const first = allocate(1, 8, "float64");
    const address = first.data.byteOffset;
    end();
    end();
    for (const use of [() => first.data, () => allocate(1, 1, "float64"), restart]) {
      expect(use).toThrow(RangeError);
    }
    expect(() => add(first, 1)).toThrow(
      "workspace: the memory of this matrix [1, 8] was given back",
    );
    const other = workspace();
    const addresses = [other.allocate(1, 8, "float64").data.byteOffset];
    // The freed one is among them, whichever gaps come before it.
    while (addresses.at(-1)! < address)
      addresses.push(other.allocate(1, 8, "float64").data.byteOffset);
    expect(addresses).toContain(address);
    other.end();
  });

  test("`using` ends it", () => {
    const { dispose } = Symbol as unknown as { readonly dispose: symbol };
    const space = workspace();
    const m = space.allocate(1, 1, "float64");
    (space as unknown as Record<symbol, () => void>)[dispose]!();
    expect(() => m.data).toThrow(RangeError);
  });

  test("a matrix whose place was given to a larger one cannot be read", () => {
    const { allocate, restart, end } = workspace();
    const small = allocate(1, 8, "float64");
    restart();
    allocate(1, 1000, "float64");
    expect(() => small.data).toThrow(RangeError);
    end();
  });

  test("40,000 shapes in one place leave the memory as it is", () => {
    const { allocate, restart, end } = workspace();
    allocate(40_100, 1, "float64");
    const run = (from: number, to: number) => {
      for (let rows = from; rows < to; rows++) {
        restart();
        allocate(rows, 1, "float64");
      }
    };
    run(1, 100);
    const before = memoryInUse();
    run(100, 40_100);
    expect(memoryInUse() - before).toBeLessThan(1024 * 1024);
    end();
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
