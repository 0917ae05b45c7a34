import { describe, expect, test } from "vitest";
import fixture from "../../fixtures/elementwise.json" with { type: "json" };
import {
  abs,
  clip,
  type DType,
  type Matrix,
  matrix,
  maximum,
  minimum,
  negate,
  reciprocal,
  sign,
  square,
  toRows,
} from "../index.js";

const INFINITIES: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
};
const numbers = (texts: readonly string[]) => texts.map((text) => INFINITIES[text] ?? Number(text));

describe.each(fixture)("$dtype", (given) => {
  const dtype = given.dtype as DType;
  const row = (texts: readonly string[]) => matrix(1, texts.length, numbers(texts), dtype);
  const bits = (m: Matrix, texts: readonly string[]) => {
    const wanted = numbers(texts);
    const wrong = wanted.findIndex((value, k) => !Object.is(value, m.data[k]));
    expect(wrong < 0 ? [] : [wrong, m.data[wrong], wanted[wrong]]).toEqual([]);
  };

  test.each([
    ["abs", abs, given.abs],
    ["negate", negate, given.negative],
    ["square", square, given.square],
    ["sign", sign, given.sign],
    ["reciprocal", reciprocal, given.reciprocal],
  ] as const)("%s has NumPy's bits", (_, apply, expected) => {
    bits(apply(row(given.values)), expected);
    // One by one, few elements are the twin's.
    given.values.forEach((text, k) => {
      bits(apply(row([text])), [expected[k]!]);
    });
  });

  test.each([
    ["maximum", maximum, given.maximum, Math.max],
    ["minimum", minimum, given.minimum, Math.min],
  ] as const)("%s has NumPy's bits, but for the sign of 0", (_, apply, expected, define) => {
    const [a, b] = [row(given.a).data, row(given.b).data];
    const wanted = numbers(expected).map((value, k) => {
      // Which zero is larger is left open by NumPy; here 0 is larger than -0.
      return a[k] === 0 && b[k] === 0 ? define(a[k], b[k]!) : value;
    });
    const { data } = apply(row(given.a), row(given.b));
    expect(wanted.findIndex((value, k) => !Object.is(value, data[k]))).toBe(-1);
    expect([...apply(row(given.a), 0.5).data]).toEqual(
      [...row(given.a).data].map((value) => define(value, 0.5)),
    );
  });

  test("clip has NumPy's bits, and takes the upper end where the ends are exchanged", () => {
    const { low, high, result } = given.clip;
    bits(clip(row(given.values), low, high), result);
    bits(clip(row(given.values), high, low), given.reversed);
  });
});

test("clip takes ends that broadcast", () => {
  const m = matrix(2, 2, [1, 5, -3, 2]);
  expect(toRows(clip(m, matrix(2, 1, [2, -1]), matrix(1, 2, [3, 4])))).toEqual([
    [2, 4],
    [-1, 2],
  ]);
});
