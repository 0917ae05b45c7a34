import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import peers from "../../peers/package.json" with { type: "json" };
import { TARGETS } from "../targets.js";

// The page is written by a whole run, which takes long: here it is only held against itself and the code.
const page = readFileSync(new URL("../../../../docs/performance.md", import.meta.url), "utf8");
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.slice(2, -2).split(" | "));

const SECONDS = { ns: 1e-9, µs: 1e-6, ms: 1e-3, s: 1 };

/** A time such as `90.2 µs`, in seconds. */
function seconds(text: string): number {
  const [number, unit] = text.split(" ");
  return Number(number) * SECONDS[unit as keyof typeof SECONDS];
}

test("every time is as many times ours as the page says, and lies between its quartiles", () => {
  let ours = Number.NaN;
  let count = 0;
  for (const [work, ...cells] of rows) {
    const range = cells.findIndex((cell) => /^[\d.]+ \S+ to [\d.]+ \S+$/.test(cell));
    if (range === -1) continue;
    const [low, high] = cells[range]!.split(" to ").map(seconds);
    const median = seconds(cells[range - 1]!);
    expect([low! <= median, median <= high!]).toEqual([true, true]);
    if (work !== "") ours = median;
    else {
      // Either time has three digits, the quotient at least two behind the point.
      const times = Number(cells[range + 1]);
      expect(Math.abs(median / ours - times)).toBeLessThanOrEqual(0.01 * times + 0.005);
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(100);
});

test("the targets are those of the code, and those of bytes are in the table of bytes", () => {
  const start = rows.findIndex(([cell]) => cell === "target") + 2;
  const targets = rows.slice(start, start + TARGETS.length);
  expect(targets.map(([aim]) => aim!.replaceAll("\\", ""))).toEqual(TARGETS.map(({ aim }) => aim));
  const found = (name: string) => rows.find(([cell]) => cell === name)?.[1];
  expect(targets.at(-2)![1]).toBe(found("@adjoint/softmax-loss, gzipped"));
  expect(targets.at(-1)![1]).toBe(found("all packages together, gzipped"));
});

test("the peers have the versions that are installed", () => {
  const { dependencies } = peers;
  const versions = Object.fromEntries(rows);
  expect(versions).toMatchObject({
    "tfjs-wasm": dependencies["@tensorflow/tfjs-backend-wasm"],
    "tfjs-cpu": dependencies["@tensorflow/tfjs"],
    "jax-js": dependencies["@jax-js/jax"],
    "onnxruntime-node": dependencies["onnxruntime-node"],
    "ml-matrix": dependencies["ml-matrix"],
  });
});
