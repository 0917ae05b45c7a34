import { deflateSync, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { animatedPng } from "./animated-png.js";
import { chunksOf, fileOf } from "./chunks.js";
import { crc32 } from "./crc32.js";
import { readPng } from "./read-png.js";

test("the check sum is that of the specification", () => {
  // "IEND" without data: the last four bytes of every PNG file.
  expect(crc32(new TextEncoder().encode("IEND"))).toBe(0xae426082);
});

/** Two by three pixels; each row with another filter. */
function pngOf(filters: readonly number[], channels: 3 | 4, bytes: readonly number[]): Uint8Array {
  const stride = 2 * channels;
  const rows = filters.flatMap((filter, i) => [
    filter,
    ...bytes.slice(i * stride, (i + 1) * stride),
  ]);
  const header = Uint8Array.of(
    0,
    0,
    0,
    2,
    0,
    0,
    0,
    filters.length,
    8,
    channels === 3 ? 2 : 6,
    0,
    0,
    0,
  );
  return fileOf([
    { type: "IHDR", data: header },
    { type: "IDAT", data: deflateSync(Uint8Array.from(rows)) },
    { type: "IEND", data: new Uint8Array() },
  ]);
}

test("reads each filter", () => {
  const same = [10, 20, 30, 10, 20, 30];
  const rows = [0, 1, 2, 3, 4].map((filter) => filter);
  // By hand: what each filter adds gives the same row again.
  const bytes = [
    ...same,
    ...[10, 20, 30, 0, 0, 0],
    ...[0, 0, 0, 0, 0, 0],
    ...[5, 10, 15, 0, 0, 0],
    ...[0, 0, 0, 0, 0, 0],
  ];
  expect(Array.from(readPng(pngOf(rows, 3, bytes)).data)).toEqual(Array(5).fill(same).flat());
});

test("leaves alpha out", () => {
  const { data, width, height } = readPng(pngOf([0], 4, [1, 2, 3, 255, 4, 5, 6, 255]));
  expect([width, height, ...data]).toEqual([2, 1, 1, 2, 3, 4, 5, 6]);
});

test("an animation has its frames, in their order, and their colours", () => {
  const frame = (...data: number[]) => ({ width: 2, height: 1, data: Uint8Array.from(data) });
  const red = [255, 0, 0];
  const blue = [0, 0, 255];
  const file = animatedPng([frame(...red, ...blue), frame(...blue, ...blue)], [100, 500]);
  const chunks = chunksOf(file);
  expect(chunks.map(({ type }) => type)).toEqual(
    "IHDR acTL PLTE fcTL IDAT fcTL fdAT IEND".split(" "),
  );
  const palette = chunks[2]!.data;
  const coloursOf = (bytes: Uint8Array) =>
    Array.from(inflateSync(bytes).subarray(1), (i) =>
      Array.from(palette.subarray(3 * i, 3 * i + 3)),
    );
  expect(coloursOf(chunks[4]!.data)).toEqual([red, blue]);
  // After its number among the chunks of the animation.
  expect(coloursOf(chunks[6]!.data.subarray(4))).toEqual([blue, blue]);
  const delays = [3, 5].map((i) => Buffer.from(chunks[i]!.data).readUInt16BE(20));
  expect(delays).toEqual([100, 500]);
});
