import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as math from "../packages/math/src/index.ts";
import { exactly, exponentOfUlp, references, ulps } from "../packages/math/testing/reference.ts";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const text = read("accuracy.md");
const functions = { ...math };
/** Rows of both tables: the function, its largest error in ulp, and where that is. */
const rows = [...text.matchAll(/^\| `(\w+)` \| ([\d.]+) \| (\S+) \|/gm)].map(
  ([, name, error, x]) => ({ name, error, x: Number(x) }),
);

/** Functions that round nothing, as the page says. */
const EXACT = ["flush", "flushFloat32"];

/** How far a function is off at x, in ulp: measured as `npm run ulp` does. */
function errorAt(name, x) {
  const base = name.replace("Float32", "");
  const y = functions[name](x);
  if (name === base) return ulps(y, references[base](exactly(x)), 53);
  const exact = functions[base](x);
  return Math.abs(y - exact) / 2 ** exponentOfUlp(Math.abs(exact), 24);
}

/** Those of float32 that are tried on samples alone, as the page says. */
const SAMPLED = ["softplusFloat32", "normalDensityFloat32", "millsRatioFloat32"];

test("every function has a row, and those that were tried with every float32 have two", () => {
  const rounding = Object.keys(functions).filter((name) => !EXACT.includes(name));
  const isSwept = (name) => name.endsWith("Float32") && !SAMPLED.includes(name);
  const names = rounding.flatMap((name) => (isSwept(name) ? [name, name] : name));
  expect(rows.map(({ name }) => name).sort()).toEqual(names.sort());
});

test.each(rows)("$name is off by $error ulp at $x", ({ name, error, x }) => {
  expect(errorAt(name, x).toFixed(error.split(".")[1].length)).toBe(error);
});

test("the README of math names where exp and expFloat32 end", () => {
  const [, sentence] = /`exp` goes through(.*?)\.\n/s.exec(read("../packages/math/README.md"));
  const [low, high, low32, high32] = [...sentence.matchAll(/-?\d+\.\d+/g)].map(Number);
  for (const [exp, least, most] of [
    [math.exp, low, high],
    [math.expFloat32, low32, high32],
  ]) {
    expect([exp(least) > 0, exp(least - 0.01)]).toEqual([true, 0]);
    expect([exp(most) < Infinity, exp(most + 0.01)]).toEqual([true, Infinity]);
  }
});
