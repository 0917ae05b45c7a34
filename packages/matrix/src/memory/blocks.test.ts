import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blocks } from "./blocks.js";

describe("blocks", () => {
  test("are aligned, and the first gap that fits is taken", () => {
    const { allocate, free } = blocks(64, 1024, (end) => Math.max(end, 1024));
    const [a, b, c] = [allocate(1), allocate(65), allocate(64)];
    expect([a, b, c]).toEqual([64, 128, 256]);
    free(b!);
    expect(allocate(128)).toBe(128);
  });

  test("grow the memory by what is missing, and tell when there is none", () => {
    const asked: number[] = [];
    const { allocate } = blocks(0, 128, (end) => {
      asked.push(end);
      return end <= 512 ? end : 128;
    });
    expect(allocate(256)).toBe(0);
    expect(asked).toEqual([256]);
    expect(allocate(1 << 20)).toBeUndefined();
    expect(allocate(64)).toBe(256);
  });

  test("never overlap, and all that is freed comes together again", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ bytes: fc.nat(500), free: fc.nat(5) })), (steps) => {
        let end = 4096;
        const { allocate, free } = blocks(0, end, (wanted) => {
          end = Math.max(end, wanted);
          return end;
        });
        const held = new Map<number, number>();
        for (const step of steps) {
          const address = allocate(step.bytes)!;
          for (const [start, length] of held) {
            expect(address + step.bytes <= start || address >= start + length).toBe(true);
          }
          held.set(address, Math.max(step.bytes, 1));
          const victim = [...held.keys()][step.free];
          if (victim === undefined) continue;
          free(victim);
          held.delete(victim);
        }
        for (const address of held.keys()) free(address);
        expect(allocate(end)).toBe(0);
      }),
    );
  });

  test("a block is freed once", () => {
    const { allocate, free } = blocks(0, 256, (end) => end);
    const a = allocate(64)!;
    free(a);
    free(a);
    expect([allocate(64), allocate(64)]).toEqual([0, 64]);
  });
});
