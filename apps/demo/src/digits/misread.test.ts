import { fromRows } from "@adjoint/matrix";
import { Ansis } from "ansis";
import { describe, expect, test } from "vitest";
import { drawDigit } from "./draw-digit.js";
import { misreadDigits } from "./misread-digits.js";
import { misreadPicture } from "./misread-picture.js";

const plain = new Ansis(0);
const pixels = Array.from({ length: 64 }, (_, i) => (i === 0 ? 1 : i === 9 ? 0.5 : 0));
const misread = (row: number) => ({ row, read: 3, label: 8, pixels });

test("those are misread whose largest output is at another digit, the surest mistake first", () => {
  const outputs = fromRows([
    [1, 0, 0],
    [0, 1, 0.5],
    [0.9, 0, 0],
  ]);
  const x = fromRows([[0.1], [0.2], [0.3]]);
  const found = misreadDigits(outputs, { x, y: Int32Array.of(0, 2, 1) });
  expect(found.map(({ row, read, label }) => [row, read, label])).toEqual([
    [2, 0, 1],
    [1, 1, 2],
  ]);
  expect(Array.from(found[0]!.pixels)).toEqual([0.3]);
});

describe("a digit", () => {
  test("with characters: eight lines of eight pixels, the more ink the darker", () => {
    const lines = drawDigit(pixels, plain);
    expect(lines.map((line) => line.length)).toEqual(new Array(8).fill(16));
    expect(lines[0]).toBe(`██${" ".repeat(14)}`);
    expect(lines[1]).toBe(`  ▒▒${" ".repeat(12)}`);
  });

  test("with shades of grey where there are enough colours", () => {
    const colors = new Ansis(3);
    expect(drawDigit(pixels, colors)[0]).toContain(colors.bgHex("#ffffff")("  "));
    expect(colors.strip(drawDigit(pixels, colors).join(""))).toBe(" ".repeat(128));
  });
});

describe("the picture", () => {
  test.each([
    [80, 4],
    [40, 2],
    [20, 1],
  ])("in %i columns, %i side by side", (width, across) => {
    const lines = misreadPicture([1, 2, 3, 4].map(misread), plain, width).split("\n");
    expect(lines[0]!.match(/8, read as 3/g)).toHaveLength(across);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
  });

  test("shows eight, and says how many more there are, or that there are none", () => {
    const text = misreadPicture(
      Array.from({ length: 11 }, (_, i) => misread(i)),
      plain,
      80,
    );
    expect(text.match(/read as/g)).toHaveLength(8);
    expect(text).toMatch(/\n\nand 3 more$/);
    expect(misreadPicture([], plain, 80)).toBe("(none)");
  });
});
